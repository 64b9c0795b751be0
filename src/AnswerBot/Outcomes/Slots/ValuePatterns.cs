using System.Text.RegularExpressions;

namespace AnswerBot.Outcomes.Slots;

/// <summary>How values look in Chinese and English texts.</summary>
internal static partial class ValuePatterns
{
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    // A lone 一 is an article (一个, 一批), a lone numeral without a unit a part of some word (四处, 三思).
    private const string Digits = @"((?<ordinal>第)?\d[\d,，]*(\.\d+)?([—–~～至到-]\d[\d,]*(\.\d+)?)?)";
    private const string Numerals = @"((?<ordinal>第)[一二三四五六七八九十百]+|[二两三四五六七八九][十百千万亿]+[零〇一二两三四五六七八九十百千万亿]*|[一十百][零〇一二两三四五六七八九十百千万亿]+|十[一二三四五六七八九]|[十百千](?=[多余几]?[个名支项条轮届家份通次座艘位人场批倍国所年天])|零(?=[，。；、])|数[十百千万亿]+|几[十百千万亿]+|上[百千万]+|成[千百]上万|[二两三四五六七八九](?=[多余]?[个名支项条轮届家份通次座艘位场批倍国所年天周月点步类种]))";
    private const string Words = @"(\b(two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundreds?|thousands?|dozens?)\b)";
    private const string Scale = @"([多余来几]?[百千万亿]*[多余]?|\s*(hundred|thousand|million|billion|trillion)\b)";
    private const string ShareUnit = @"(?<share>\s*[%％]|个?百分点|成(?=以上|多|左右|[，。；、])|倍|\s*(percent|per\s+cent|percentage\s+points?)\b|[/／]\d+)";
    private const string MoneyUnit = @"(?<money>美元|美金|欧元|日元|英镑|卢布|元|块钱|人民币|\s*((US\s*)?dollars?|yuan|euros?|pounds?|yen|RMB|USD)\b)";
    private const string DateUnit = @"(?<date>(?<=\d{4})年(?!来)|月(\d+[日号])?|[日号](?![称码])|世纪|年代)";
    private const string TimeUnit = @"(?<time>周?年|个?多?月(?!\d)|天|周|个?星期|个?小时(\d+分钟?)?|分钟|载|岁|\s*(years?|months?|weeks?|days?|hours?|minutes?)\b)";

    [GeneratedRegex(@"(?<share>百分之[零〇一二两三四五六七八九十百点\d]+|[一二三四五六七八九十]+分之[一二三四五六七八九十]+|一半|过半|半数|翻[一两]?番|\b(a\s+)?(half|third|quarter)\b|\bdoubled?\b)|(?<money>(US)?[$€£¥￥]\s*\d[\d,.]*(\s*(million|billion|trillion))?)|(" + Digits + "|" + Numerals + "|" + Words + ")" + Scale + "(" + ShareUnit + "|" + MoneyUnit + "|" + DateUnit + "|" + TimeUnit + ")?", Options, Patterns.TimeLimit)]
    public static partial Regex Number();

    [GeneratedRegex(@"今年|明年|后年|去年|前年|年[内底初中末]|[上下]半年|[本下上]个?月|[本下上]周|昨[天日]|明[天日]|本世纪|[一二三四]季度|春节|国庆|\b(january|february|march|april|may(?=\s+\d)|june|july|august|september|october|november|december)\b(\s+\d+)?|\b(19|20)\d\d\b|\b(next|last|this)\s+(week|month|year)\b|\b(tomorrow|yesterday)\b|\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", Options, Patterns.TimeLimit)]
    public static partial Regex Date();

    // A town or district by its suffix; not 贫困县, 两个县, 各地区, 城市.
    [GeneratedRegex(@"(?<![\p{IsCJKUnifiedIdeographs}]{1}(?=困|个|些))[\p{IsCJKUnifiedIdeographs}-[贫困个些各多全该本此这那其他地城都社景园战特疫海山的在和与及]]{2,3}(省|市|县|州|镇|村|岛|湾)(?![场民长委])|人民大会堂", Options, Patterns.TimeLimit)]
    public static partial Regex Place();

    // A transliterated name or a surname before a title, or a title before a surname; Latin names with a title, or three capitals in a row.
    [GeneratedRegex(@"[阿巴贝比波勃博布查达戴道德登迪蒂丁东顿多厄恩尔法费弗福盖戈格古哈海赫亨胡华霍基吉加杰金卡凯坎柯科克肯库拉莱赖兰朗劳勒雷里莉利列林留龙隆卢鲁路伦罗洛马玛迈曼梅蒙米姆穆纳娜南内尼涅宁纽努诺欧帕派潘庞佩彭皮珀普齐奇契乔切琼丘让热日荣瑞萨塞沙山圣史舒斯什苏索塔泰坦汤特提廷图托瓦万旺威韦维温翁沃乌伍西希谢辛休逊雅亚扬耶叶伊以尤于约泽扎詹朱兹佐·]{2,8}(总统|总理|首相|国王|主席|外长|部长|国务卿|总干事|秘书长|先生|女士|博士|教授|大使|议长|特使)|[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕习汪毛秦丁][\p{IsCJKUnifiedIdeographs}]{1,2}(主席|总理|总书记|部长|外长|大使|主任|先生|女士|委员|教授|院士|医生)|(主席|总理|总书记|部长|外长|大使|主任|院士)[王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕习汪毛秦丁][\p{IsCJKUnifiedIdeographs}]{1,2}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, Patterns.TimeLimit)]
    public static partial Regex Person();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}-[的和与及在个些各国际]]{2,8}(组织|委员会|联盟|集团|公司|银行|大学|研究[院所]|基金会|协会|论坛|法院|理事会|使馆|外交部|卫生部|商务部|国防部)", Options, Patterns.TimeLimit)]
    public static partial Regex Organisation();

    [GeneratedRegex(@"[^，。；：、！？,;:!?\s]{1,14}(、[^，。；：、！？,;:!?]{1,14})+|一是|二是|首先|其次|第[一二三]，|\b\w+(,\s+\w[\w\s]{0,30}){1,8}\s+(and|or)\s+\w+|\bfirst(ly)?\b|\bsecond(ly)?\b", Options, Patterns.TimeLimit)]
    public static partial Regex List();

    [GeneratedRegex(@"^\s*([一二三四五六七八九十]是|第[一二三四五六七八九十]，|首先)|[：:]\s*$", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    public static partial Regex PartOfList();

    [GeneratedRegex(@"[\p{IsCJKUnifiedIdeographs}]{2,8}[和与同及][\p{IsCJKUnifiedIdeographs}]{2,8}|\b[\w-]+\s+and\s+[\w-]+", Options, Patterns.TimeLimit)]
    public static partial Regex Pair();

    [GeneratedRegex(@"“[^”]{2,16}”|《[^》]{2,24}》|\b[A-Z]{2,}\b", RegexOptions.CultureInvariant, Patterns.TimeLimit)]
    public static partial Regex Title();

    [GeneratedRegex(@"因为|由于|为了|为的是|原因|因此|所以|导致|源于|来自于?|在于|基于|鉴于|出于|目的|旨在|初衷|\bbecause\b|\bdue\s+to\b|\bin\s+order\s+to\b|\bthe\s+reason\b|\btherefore\b|\bsince\b", Options, Patterns.TimeLimit)]
    public static partial Regex Reason();
}
