/// Recognises Chinese personal names by their family names.
enum HanNames {
  /// The most frequent family names of one character.
  static let surnames: Set<UInt32> = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石\
    廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟\
    殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆\
    农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池\
    查麻苑迟邝張劉陳楊黃趙吳孫馬許韓馮鄧羅鄭謝蔣葉蘇魏呂盧鍾譚陸賈韋鄒閻龍陶賀顧龔邵萬錢嚴戴湯溫齊喬龐顏倪莊聂聶魯歐關蘭寧紀畢單\
    鄔鞏伊蕭萧鐘賴赖藍練连連簡尋凃闕丘邸楚晋晉蔺原车強强风風眉仝屠荀冀郗闻聞匡容籍糜乐樂
    """.unicodeScalars.map(\.value)
  )

  private static let doubles: [[UInt8]] = [
    "欧阳", "歐陽", "司马", "司馬", "诸葛", "諸葛", "上官", "皇甫", "令狐", "慕容", "东方", "東方", "夏侯", "尉迟", "端木",
    "公孙", "公孫", "申屠", "张简", "張簡", "范姜",
  ].map { Array($0.utf8) }

  /// Words that stand glued behind a name: 記者王小明台北報導.
  private static let places: [[UInt8]] = [
    "北京", "上海", "天津", "重庆", "广州", "深圳", "南京", "杭州", "武汉", "成都", "西安", "沈阳", "大连", "长春", "哈尔滨",
    "济南", "青岛", "郑州", "长沙", "合肥", "福州", "厦门", "南昌", "昆明", "贵阳", "南宁", "海口", "太原", "石家庄", "兰州", "西宁",
    "银川", "乌鲁木齐", "拉萨", "香港", "澳门", "澳門", "台北", "臺北", "新北", "桃園", "台中", "臺中", "台南", "臺南", "高雄",
    "基隆",
    "新竹", "苗栗", "彰化", "南投", "雲林", "嘉義", "屏東", "宜蘭", "花蓮", "台東", "臺東", "澎湖", "金門", "連江", "馬祖", "紐約",
    "纽约", "華盛頓", "华盛顿", "東京", "东京", "首爾", "倫敦", "伦敦", "巴黎", "華府", "綜合", "综合", "即時", "專題", "專訪",
    "特稿",
    "現場", "现场", "山东", "广东", "江苏", "浙江", "河南", "河北", "四川", "湖南", "湖北", "福建", "云南", "专访", "独家",
  ].map { Array($0.utf8) }

  static let words: [[UInt8]] = [
    "近日", "日前", "了解", "获悉", "采访", "表示", "看到", "注意", "发现", "手记", "专访", "观察", "来源", "时间", "报社",
    "新闻", "日报", "晚报", "编辑", "作者", "本报", "記者", "记者", "综合", "图片", "公司", "大学", "中心", "告诉", "问题", "介绍",
    "今天",
    "昨天", "昨日", "今日", "现场", "网友", "联系", "通过", "原创", "文章", "评论", "推荐", "关于", "时评", "正文", "首页", "财经",
    "体育",
    "娱乐", "科技", "房产", "汽车", "教育", "健康", "旅游", "文化", "社会", "国内", "国际", "军事", "博客", "论坛", "视频", "专题",
    "滚动",
    "打印", "关闭", "收藏", "分享", "报道", "報導", "責編", "责编", "高清", "金融", "时尚", "時尚", "时事", "時事", "时政", "車市",
    "车市",
    "文学", "文史", "江苏", "江西", "宁夏", "安徽", "方法", "方面", "关注", "關注", "投稿", "登录", "注册", "转载", "返回", "更多",
    "申请", "石油", "黄金", "金属", "游戏", "遊戲", "管理", "全文", "全国", "全部",
    "应用", "成都", "成人", "古代", "华人", "明星", "党建", "农业", "农村", "安全", "商业", "商务", "温州", "常州", "武汉", "广场",
    "路透", "易信", "和讯",
  ].map { Array($0.utf8) }

  /// Whether a whole text is a name: 2 or 3 characters with a family name, 3 or 4 with a double one.
  static func isName(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard bytes.count >= 6, bytes.count <= 12 else { return false }
    return length(bytes, 0..<bytes.count) == bytes.count
  }

  /// The bytes of the name that a run of Han characters begins with; 0 if it begins with none.
  static func length(_ text: [UInt8], _ run: Range<Int>) -> Int {
    guard run.count >= 6, text[run.lowerBound] >= 0xE3 else { return 0 }
    for word in words where text.has(word, at: run.lowerBound) { return 0 }
    let isDouble = doubles.contains { text.has($0, at: run.lowerBound) }
    guard isDouble || surnames.contains(text.scalar(at: run.lowerBound).value) else { return 0 }
    let longest = isDouble ? 12 : 9
    if run.count <= longest {
      if run.count == 9, !isDouble, startsPlace(text, run.lowerBound + 3) { return 0 }
      for word in words
      where run.count > word.count && text.has(word, at: run.upperBound - word.count) {
        return 0
      }
      return run.count
    }
    // Glued to a place or to what is done there.
    for size in [9, 6, 12] where size < run.count && (isDouble || size < 12) {
      if startsPlace(text, run.lowerBound + size) { return size }
    }
    return 0
  }

  private static func startsPlace(_ text: [UInt8], _ at: Int) -> Bool {
    places.contains { text.has($0, at: at) }
  }
}
