/// The words around names in what pages give as authors.
extension AuthorNames {
  static let prefixes = BylineLabels.labels(.name)

  static let suffixes = [
    "记者", "記者", "报道", "報導", "報道", "编辑", "編輯", "整理", "编译", "編譯", "撰文", "特稿", "综合", " 기자", "기자",
    " 記者", "特派員", "通讯员", "摄影", "攝影", "撰稿", "出自", "时间", "日期", "来源", "发自北京", "发自上海",
  ]

  /// Pieces that are what somebody does, not who it is.
  static let roles: Set<String> = [
    "staff writer", "senior writer", "staff reporter", "senior reporter", "reporter", "editor",
    "senior editor", "contributor", "contributing writer", "contributing editor", "columnist",
    "correspondent", "senior correspondent", "journalist", "freelance writer", "author", "authors",
    "writer",
    "managing editor", "associate editor", "deputy editor", "editor-in-chief", "editor in chief",
    "news editor", "health editor", "political editor", "special to", "guest contributor",
    "opinion contributor", "guest author", "guest writer", "producer",
    "photographer", "by", "updated", "published", "opinion", "news", "features writer",
    "news writer", "commerce editor", "assistant editor",
    "md", "m.d.", "phd", "ph.d.", "ph.d", "jr", "jr.", "sr", "sr.", "rn", "esq", "esq.", "ms",
    "mph", "cfa", "dds", "do",
    "admin", "administrator", "unknown", "null", "undefined", "none", "anonymous", "n/a", "nan",
    "false", "true", "user", "root", "webmaster", "author name", "test", "redaktion", "editorial",
    "guest", "super user",
    "http", "https", "www", "share", "follow", "twitter", "facebook", "email", "print",
    "last", "ask question", "follow author",
    "view profile", "see more", "read more", "bio", "more", "佚名", "不详", "未知", "匿名", "网络", "互联网",
    "本站", "原创", "转载", "小编", "本站原创", "来源", "无", "系统管理员", "管理员", "网站管理员", "匿名用户", "游客",
    "发布于", "发表于", "发布时间", "发表时间", "发布日期", "更新时间", "编辑", "记者", "作者", "發布於", "發表於",
    "write a review", "view all", "see full bio", "full bio", "researched by", "researched",
    "sponsored", "publisher", "staff", "the team", "team", "home", "online", "contact", "profile",
    "show bio",
    "written by", "posted by", "published on", "published by", "posted on", "commentary by", "by:",
    "opinion by", "story by", "reviewed by", "updated on", "author:", "words by", "text by",
    "follow us", "about the author", "human", "guest post", "all posts", "website", "posts",
    "via", "view all posts", "and", "on", "in", "with", "the", "comments", "comment",
    "minutes read", "min read", "founder", "co-founder", "cofounder", "gardener", "owner",
    "creator", "blogger", "user admin", "admin user", "site admin", "web admin", "nga",
    "redacción", "redaccion", "la redacción", "redazione", "la redazione", "redação", "da redação",
    "redacao", "rédaction", "la rédaction", "redakcja", "redakce", "redakcia", "redacția",
    "redactia",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "montag",
    "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag", "lundi", "mardi",
    "mercredi", "jeudi", "vendredi", "samedi", "dimanche", "lunes", "martes", "miércoles", "jueves",
    "viernes", "sábado", "domingo", "am", "um", "uhr", "vom", "von", "im", "le", "à", "el",
    "автор", "redaktori", "auswärtige autoren", "即時", "即时", "質問者", "提问者", "著", "訳", "監訳", "監修",
    "共著", "共訳", "訳者", "著者",
    "search", "comments", "reply", "menu", "login", "log in", "sign in", "sign up", "register",
    "subscribe", "next", "previous", "back", "show more", "load more", "learn more", "details",
    "jump to recipe", "publicado el", "message", "leave a reply", "leave a comment", "add comment",
    "no comments", "write a comment",
    "hinterlasse eine antwort", "hinterlasse einen kommentar", "schreibe einen kommentar",
    "kommentar schreiben", "keine kommentare", "laisser un commentaire", "deja un comentario",
    "email the author", "contact the author", "about the author", "all articles", "more articles",
    "mehr", "mehr lesen", "weiterlesen", "weiter", "suche", "suchen", "kommentare", "anmelden",
    "profil", "alle beiträge", "alle artikel", "zum profil", "mehr zum autor", "zurück",
    "plus", "lire la suite", "en savoir plus", "voir plus", "rechercher", "recherche", "más",
    "leer más", "ver más", "buscar", "leggi tutto", "altro", "cerca", "meer", "lees meer", "zoeken",
    "人气", "人氣", "浏览", "瀏覽", "阅读", "閱讀", "点击", "點擊", "评论", "評論", "留言",
    "редакция", "редакція", "toimitus", "redaktionen", "redaksi", "szerkesztőség", "tim redaksi",
  ]

  /// Endings of pieces that are roles: "BBC political correspondent".
  static let roleEndings = [
    " reporter", " writer", " editor", " correspondent", " columnist", " contributor",
    " journalist",
    " critic", " producer", " editor-in-chief", " in chief", " bureau chief", " fellow", " intern",
    " at large", " redakteur", " redakteurin", " photographer",
    " officer", " ceo", " founder", " director", " manager", " analyst", " specialist",
    " strategist", " professor", " lead", " expert", " consultant", " partner", " president",
  ]

  /// Agencies and the like, whose names stand beside people's.
  static let agencies: Set<String> = [
    "associated press", "the associated press", "ap", "reuters", "afp", "agence france-presse",
    "agence france presse", "dpa", "upi", "bloomberg", "xinhua", "pti", "ani", "efe", "ansa", "apa",
    "tnn", "ians",
    "keystone-sda", "sda", "usa today", "cnn", "bbc", "bbc news", "abc news", "nbc news",
    "cbs news", "fox news",
    "新华社", "新華社", "中新社", "中新网", "中央社", "人民网", "新华网", "澎湃新闻", "路透社", "法新社", "美联社", "央视新闻",
  ]

  /// Outlets that stand after a person's name without a mark between.
  static let outlets = [
    " the associated press", " associated press", " usa today network", " usa today", " reuters",
    " staff", " fox news", " foxbusiness", " fox business", " bloomberg", " 新华社", " bbc news",
    " cnn", " afp",
  ]

  /// Words of which the names of outlets, offices and firms are made.
  static let houseWords: Set<String> = [
    "media", "news", "newspaper", "newspapers", "journal", "times", "post", "press", "herald",
    "tribune", "gazette", "magazine", "report", "reports", "network", "daily", "weekly", "monthly",
    "broadcasting", "radio", "tv", "television", "review", "xpress", "institute", "university",
    "college", "center", "centre", "foundation", "association", "society", "committee",
    "department", "agency", "bureau", "hospital", "group", "inc", "inc.", "gmbh", "ltd", "ltd.",
    "llc", "corp", "corp.", "company", "institution", "ministry", "council", "redaktion",
    "redazione", "rédaction", "redacción", "staff", "team", "desk", "service", "services", "wire",
    "editors", "newsroom", "communications", "publishing", "publications", "policy", "school",
    "nachrichten", "zeitung", "presse", "verlag", "agentur", "agence", "agencia", "agenzia",
    "fraktion", "verein", "e.v.", "verband", "stiftung", "kanzlei", "ministerium", "universität",
    "landesverband", "kreisverband", "ortsverein", "gesellschaft", "institut", "hochschule",
    "landesanstalt", "bundesanstalt", "landesamt", "bundesamt",
  ]

  /// Words that make a statement the name of one body, with all that stands in it.
  static let bodyWords: Set<String> = [
    "fraktion", "verein", "e.v.", "e.v", "verband", "stiftung", "landesverband", "kreisverband",
    "ortsverein",
  ]

  /// Names of places of more than one word, as they stand behind names.
  static let places: Set<String> = [
    "new york", "new york city", "los angeles", "san francisco", "san diego", "las vegas",
    "washington d.c.", "washington dc", "new orleans", "salt lake city", "hong kong", "new delhi",
    "tel aviv", "são paulo", "sao paulo", "buenos aires", "mexico city", "rio de janeiro",
    "kuala lumpur", "abu dhabi", "cape town", "ho chi minh city", "phnom penh", "addis ababa",
    "den haag", "the hague", "bad homburg", "frankfurt am main", "frankfurt a.m.", "st. gallen",
    "st. petersburg", "united kingdom", "united states", "new zealand", "south africa",
    "south korea", "north korea", "saudi arabia", "sri lanka", "u.k.", "u.s.", "uk", "us", "usa",
  ]

  /// Letters after a name that say what its bearer has learnt.
  static let degrees: Set<String> = [
    "ms", "md", "phd", "ph.d", "ph.d.", "m.d.", "rdn", "rd", "mba", "mph", "rn", "dvm", "jd",
    "cfp", "cfp®", "cpa", "ld", "ma", "m.a.", "dds", "dmd", "pharmd", "dpt", "msc", "bsc", "esq",
    "esq.", "cfa", "lcsw", "np", "pa-c", "faap", "ea", "edd", "psyd", "msn", "fnp", "fnp-bc",
  ]

  /// Words that name a post or a department only where a name and a comma stand before them.
  static let jobWords: Set<String> = [
    "marketing", "operations", "content", "product", "growth", "sales", "research", "data",
    "community", "customer", "success", "design", "security", "engineering", "master", "owner",
    "co-founder", "cofounder", "designer", "expert", "coach", "lead", "head", "president", "ceo",
    "cto", "coo", "cfo", "cmo", "vp", "svp", "vice", "partner", "nurse", "lawyer", "chef",
    "stylist", "moderator", "of", "and", "&", "the", "for",
  ]

  /// Trades that stand right behind a name, and end no name.
  static let trades: Set<String> = [
    "gardener", "astrologer", "strategist", "researcher", "engineer", "developer", "blogger",
    "veterinarian", "nutritionist", "dietitian", "therapist", "psychologist", "physician",
    "attorney", "economist", "scientist", "historian",
  ]

  /// Words of which the names of posts are made.
  static let postWords: Set<String> = [
    "staff", "senior", "chief", "writer", "reporter", "editor", "correspondent", "columnist",
    "contributor", "contributing", "journalist", "critic", "producer", "photographer", "political",
    "national", "foreign", "sports", "business", "deputy", "managing", "associate", "assistant",
    "special", "freelance", "guest", "executive", "features", "digital", "health", "science",
    "technology", "politics", "investigative", "fellow", "intern", "author", "analyst", "founder",
    "director", "manager", "specialist", "consultant", "professor", "redakteur", "redakteurin",
    "reporterin", "korrespondent", "korrespondentin", "journaliste", "redactor", "redactora",
    "crime", "courts", "education", "entertainment", "culture", "lifestyle", "economics",
    "environment", "climate", "general", "assignment", "multimedia",
  ]
}
