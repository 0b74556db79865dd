/// Given names, which tell `Jane Doe` from an outlet of two words.
extension AuthorNames {
  /// Whether a text begins with a given name that many people in Europe and America bear.
  static func beginsWithGivenName(_ text: some StringProtocol) -> Bool {
    guard let first = text.split(separator: " ").first else { return false }
    return given.contains(first.split(separator: "-").first.map { $0.lowercased() } ?? "")
  }

  /// `Jane Doe` of `Doe, Jane`, where a given name stands behind the comma and none before it.
  static func inOrder(_ text: String) -> String {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count == 2 else { return text }
    let names = parts.map { $0.split(separator: " ") }
    guard (1...2).contains(names[0].count), (1...3).contains(names[1].count),
      !isHouse(String(parts[0])), !isTownOfState(names[0], names[1]),
      !given.contains(names[0][0].lowercased())
    else { return text }
    let isInitials = names[1].allSatisfy { $0.utf8.count == 2 && $0.utf8.last == 0x2E }
    let isFamily = names[0].count == 1 || particles.contains(names[0][0].lowercased())
    // "Doe, Jane Smith" names two people, and "Doe, Jane van" one.
    let isGiven =
      beginsWithGivenName(parts[1])
      && names[1].dropFirst().allSatisfy {
        $0.utf8.last == 0x2E || particles.contains($0.lowercased())
      }
    guard isFamily, isInitials || isGiven else { return text }
    return (names[1] + names[0]).joined(separator: " ")
  }

  /// Whether a town stands before a state that is called as women are: `Atlanta, Georgia`.
  private static func isTownOfState(_ town: [Substring], _ state: [Substring]) -> Bool {
    guard town.count == 1, state.count == 1 else { return false }
    return towns[state[0].lowercased()]?.contains(town[0].lowercased()) ?? false
  }

  private static let towns: [String: Set<String>] = [
    "georgia": ["atlanta", "savannah", "augusta", "macon", "athens", "columbus"],
    "virginia": ["richmond", "norfolk", "alexandria", "arlington", "roanoke", "charlottesville"],
    "victoria": ["melbourne", "geelong", "ballarat", "bendigo"],
  ]

  private static let given: Set<String> = Set(
    """
    aaron abby abdul abigail adam adrian adriana agnes ahmed aidan aimee alain alan albert alberto \
    alejandra alejandro alessandro alex alexa alexander alexandra alexandre alexis alfred ali \
    alice alicia alison allan allen allison alyssa amanda amber amelia amy ana andre andrea \
    andreas andrew andrzej andy angel angela angelina anita anja ann anna anne annette annie \
    anthony anton antoine antonio april arthur ashley audrey austin barbara barry beatrice becky \
    ben benjamin bernard bernd beth bethany betty beverly bill billy blake bob bobby bonnie brad \
    bradley brandon brenda brendan brent brett brian bridget brittany brooke bruce bruno bryan \
    caitlin caleb cameron camille candice carl carla carlo carlos carmen carol carolina caroline \
    carolyn carrie casey catherine cathy cecilia chad charles charlie charlotte chelsea cheryl \
    chloe chris christian christiane christina christine christoph christophe christopher cindy \
    claire clara claudia claus clemens clive cody colin colleen connor conor corey courtney craig \
    crystal curtis cynthia dale damien dan dana daniel daniela danielle danny darren dave david \
    dawn dean debbie deborah debra denis denise dennis derek derrick devin diana diane diego \
    dieter dirk dominic dominik dominique don donald donna dorothy doug douglas duncan dustin \
    dylan earl eddie eduardo edward edwin eileen elaine eleanor elena eli elias elisabeth elise \
    elizabeth ella ellen emily emma enrique eric erica erik erika erin ernest esther ethan eugene \
    eva evan eve evelyn fabian felix fernando fiona florence florian frances francesca francesco \
    francis francisco francois françois frank franz fred frederic frederick friedrich gabriel \
    gabriela gareth gary gavin geoff geoffrey george georgia gerald gerard gerhard gillian gina \
    giovanni giulia giuseppe glen glenn gloria gordon grace graham grant greg gregory greta guy \
    hannah hans harold harriet harry heather hector heidi heinrich heinz helen helena helene \
    helmut henri henrik henry herbert hilary holger holly howard hugh hugo ian ibrahim ignacio \
    igor ingrid irene iris isaac isabel isabella isabelle ivan jack jackie jackson jacob jacqueline \
    jacques jake james jamie jan jane janet janice jared jasmine jason javier jay jean jeff \
    jeffrey jennifer jenny jens jeremy jerome jerry jesse jessica jill jim jimmy joan joann joanna \
    joanne joe joel johan johann johannes john johnny jon jonas jonathan jordan jorge jose josé \
    josef joseph joséphine josh joshua juan juanita judith judy julia julian juliana julie julien \
    juliet jürgen justin karen karin karl karla kate katharina katherine kathleen kathryn kathy \
    katie katja katrin kay keith kelly ken kenneth kerry kevin kim kimberly kirsten klaus kristen \
    kristin kristina kurt kyle lara larry lars laura lauren laurent laurie lawrence leah lee lena \
    leo leon leonard leslie lewis liam lily linda lindsay lindsey lisa liz lois lorenzo lori louis \
    louise luc luca lucas lucia lucy luis luisa lukas luke lydia lynn madeleine madison manfred \
    manuel marc marcel marco marcus margaret margarita maria maría marie mariana marina mario \
    marion marius mark markus marlene martha martin martina mary mateo mathias matt matteo matthew \
    matthias maureen maurice max maxime maya megan mehmet melanie melinda melissa meredith mia \
    michael michaela michel michele michelle miguel mika mike mikhail milan miranda miriam mitchell \
    mohamed mohammad mohammed molly monica monika morgan moritz muhammad nadia nadine nancy naomi \
    natalia natalie natasha nathan nathaniel neil nicholas nick nicola nicolas nicole niklas nina \
    noah noel nora norbert norman olaf olga oliver olivia olivier omar oscar otto owen pablo pamela \
    paola paolo pascal patricia patrick paul paula paulo pedro penelope peter petra phil philip \
    philipp philippe phillip phoebe pierce pierre polly priya rachel rafael rainer ralf ralph ramon \
    randall randy raphael raul ray raymond rebecca regina reinhard renate rene rené ricardo richard \
    rick ricky rita rob robert roberta roberto robin rodney roger roland rolf ron ronald rosa rosemary \
    ross roy ruben rudolf russell ruth ryan sabine sabrina sally sam samantha samuel sandra sara \
    sarah sascha scott sean sebastian serge sergei sergey sergio seth shane shannon sharon shaun \
    shawn sheila shelly shirley silke silvia simon simone sofia sonia sonja sophia sophie stacey \
    stacy stanley stefan stefanie stephan stephanie stephane stephen steve steven stuart sue susan \
    susanne suzanne sven svenja sylvia tamara tanja tanya tara tatiana taylor ted teresa terry \
    theodore theresa thierry thomas tiffany tim timothy tina tobias todd tom tommy toni tony tracey \
    tracy travis trevor tristan troy tyler udo ulrich ulrike ursula uwe valentina valerie vanessa \
    vera veronica vicki vicky victor victoria vincent virginia vladimir volker walter wanda warren \
    wayne wendy werner wesley wilhelm will william wolfgang xavier yasmin yusuf yves yvonne zach \
    zachary zoe zoë
    """.split { $0 == " " || $0 == "\n" }.map(String.init)
  )
}
