namespace AnswerBot.Outcomes.Slots;

/// <summary>The kinds of value that a question can want and a sentence can hold.</summary>
[Flags]
internal enum ValueKinds
{
    None = 0,

    /// <summary>A count: 138个, three.</summary>
    Number = 1,

    /// <summary>A number with a currency.</summary>
    Money = 2,

    /// <summary>A share or a rate: 24%, 五分之一, half.</summary>
    Percentage = 4,

    /// <summary>A length of time: 28年, two hours.</summary>
    Duration = 8,

    /// <summary>A day, month or year, also one told by today's: 2月20日, 明年, in 2017.</summary>
    Date = 16,

    /// <summary>A country by name.</summary>
    Country = 32,

    /// <summary>Somebody by name.</summary>
    Person = 64,

    /// <summary>An organisation by name.</summary>
    Organisation = 128,

    /// <summary>Several things one after the other: 甲、乙和丙, 一是…二是….</summary>
    List = 256,

    /// <summary>A cause or a purpose: 因为, 为了, because.</summary>
    Reason = 512,

    /// <summary>A town, or a building in it.</summary>
    Town = 1024,

    /// <summary>A province, a continent, a sea.</summary>
    Region = 2048,

    /// <summary>A place in an order: 第二轮, first.</summary>
    Ordinal = 4096,

    /// <summary>What a thing is called: “云外交”, 《联合公报》, CBD.</summary>
    Title = 8192,

    /// <summary>Just two things: 甲和乙.</summary>
    Pair = 16384,

    /// <summary>Any place.</summary>
    Place = Country | Town | Region,

    /// <summary>All that is told in figures.</summary>
    Figures = Number | Money | Percentage | Duration | Date | Ordinal,

    /// <summary>All that is told in names.</summary>
    Names = Place | Person | Organisation | List | Pair | Title,

    /// <summary>Whoever can act: 谁 may be a person, an organisation, a country, or a group without a name.</summary>
    Somebody = Person | Organisation | Country,
}
