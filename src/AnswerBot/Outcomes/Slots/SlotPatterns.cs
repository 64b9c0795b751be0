using System.Text.RegularExpressions;

namespace AnswerBot.Outcomes.Slots;

/// <summary>The question words of each kind of value, Chinese (simplified) and English, with the noun right behind them.</summary>
internal static partial class SlotPatterns
{
    // With the words for any kind of person; Offices knows only the titles.
    private const string Office = "(" + Offices.Titles + "|代表团?|主任|负责人|发言人|领导人?|首脑|政要|政客|高官|官员|专员|秘书|组长|作者|记者|专家|医生|大夫|护士|科学家|院士|学者|留?学生|起草人|候选人|人选|接班人|翻译|主持人|顾问|患者|病人)";
    private const string EnglishOffice = "(leader|official|minister|president|expert|politician|diplomat|senator|scientist|negotiator|head|chief|envoy|ambassador|spokes(man|woman|person)|director|chair(man|woman|person)?|commander|author|founder|representative|coach|secretary|doctor|patient|student|journalist|reporter|premier|chancellor|congress(man|woman)|lawmaker|general)s?";
    private const string Truly = "(指的|所指的|究竟|到底|具体|都|分别|主要|现在|目前|现任|会|将|又|最早|最先|，)*";
    private const string AreWhich = Truly + @"(是|有|包括|指)哪(些|几|[一两二三四五六七八九十\d]+)";
    private const RegexOptions Options = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture;

    [GeneratedRegex(@"百分之(几|多少)|多少个?百分[点比]|几个百分点|多[大高]的?比[例重]|几分之几|几成(?!员)|几倍|多少倍|(比[例重]|占比|份额|增速|增幅|涨幅|降幅|跌幅|增长率|百分比)[^，。；,;？?]{0,6}?(多少|几)|(增长|上涨|增加|上升|下降|减少|提高|涨|跌|降)了?多少(?![\p{IsCJKUnifiedIdeographs}]{0,2}[人个只件次亿万元])|\b(what|which)\s+(percentage|percent|share|proportion|fraction)\b|\bhow\s+much\s+of\b|\bby\s+how\s+much\b|\bhow\s+much\s+(more|less|higher|lower|faster)\b", Options, Patterns.TimeLimit)]
    public static partial Regex Percentage();

    [GeneratedRegex(@"(多少|几)[亿万千百]*(钱|美元|美金|欧元|日元|英镑|卢布|人民币|元|块|款|[\p{IsCJKUnifiedIdeographs}]{0,2}(资金|经费|贷款|投资|捐款|援款))|花了?多少|\bhow\s+much\s+([\w-]+\s+)?(money|funding|cash|investment|aid|debt|trade)\b|\bhow\s+many\s+(dollars|yuan|euros)\b|\bhow\s+much\s+(did|does|do|will|would|has|have)\s[^?,.]{0,40}?\b(cost|spend|spent|pay|paid|invest|invested|give|given)\b", Options, Patterns.TimeLimit)]
    public static partial Regex Money();

    [GeneratedRegex(@"什么时[候间]|何时|啥时候?|什么时间|几时|几[月号点](?!上)|(?<!等|等到|万一|要是|如果|假如|哪怕|说不定|没准|总有)哪[一几两些]?个?[年天月日]|哪个?(年份|月份|日子|时间|季度)|哪年哪月|多会儿|(日期|时间)是(什么|哪)|\bwhen\b(?=\s+(is|was|are|were|will|did|does|do|would|should|can|has|have|exactly)\b|\s*\?)|\b(what|which)\s+(year|date|day|month|time|quarter)\b", Options, Patterns.TimeLimit)]
    public static partial Regex Date();

    [GeneratedRegex(@"多久|多长时间|多少个?(周?年|天|月|小时|分钟|岁)(?!份)|多[少大]岁|(?<!哪|这|那|好|近|前|后|没|头)几(个多?)?(年|天|个?月|周|星期|小时|钟头|分钟)(?!之?前|以前|以?来)|\bhow\s+long\b|\bhow\s+many\s+(years|months|weeks|days|hours|minutes)\b", Options, Patterns.TimeLimit)]
    public static partial Regex Duration();

    [GeneratedRegex(@"多少(?=\s*([，。；,;？?]|$))|(总额|金额|贸易额|投资额|额度|规模|价格|预算|数额|产值|GDP)[^，。；,;？?]{0,6}?(多少|多大)|\bhow\s+(much|large|big|high)\b|\bwhat\s+(is|was|are|were)\s+the\s+(size|scale|value|volume|amount|sum|total(?!\s+number))\b", Options, Patterns.TimeLimit)]
    public static partial Regex Amount();

    [GeneratedRegex(@"\bwhere\s+(do|does|did|is|are)\b[^?]{0,40}\brank(s|ed)?\b|第几([\p{IsCJKUnifiedIdeographs}]{0,2})|排名?(多少|老几)|\bwhich\s+(round|rank|place|anniversary|session|edition)\b", Options, Patterns.TimeLimit)]
    public static partial Regex Ordinal();

    [GeneratedRegex(@"多少([\p{IsCJKUnifiedIdeographs}]{0,6})|(?<!哪|这|那|好|没)几(?![乎何近率度分]|个?[年月天周](之?前|以前|以?来))([个名支项条轮届家份通次座艘位人场批倍百千万亿国所篇起户艘架辆台间种类步][\p{IsCJKUnifiedIdeographs}]{0,5})|多大(岁数|年纪|规模)|(人数|数量|总数|号码|热线|电话)(是|有)?(多少|什么|啥)|\bhow\s+(many|old|far|often)\b\s*(([\w-]+\s+){0,1}[\w-]+)?|\bwhat\s+(is|was)\s+the\s+(total\s+)?number\b|\bwhat\s+number\b", Options, Patterns.TimeLimit)]
    public static partial Regex Count();

    [GeneratedRegex(@"哪([一两二三四五六七八九十\d]+|几|些)?个?(国家|国)|哪([一两二三四五六七八九十\d]+|几|些)个?[\p{IsCJKUnifiedIdeographs}]{0,4}(国家|成员国|会员国|参与国|邻国)|(?<=国家?)" + AreWhich + @"个?|来自哪国|\b(what|which)\s+((?!countr)[\w-]+\s+)?(countr(y|ies)|nations?|nationalit(y|ies)|governments?)\b", Options, Patterns.TimeLimit)]
    public static partial Regex Country();

    [GeneratedRegex(@"哪([一两二三四五六七八九十\d]+|几|些)?[个座]?[\p{IsCJKUnifiedIdeographs}]{0,3}?(城市|首都|市|县|镇|村|州)|(?<=城市|县|镇|村)" + AreWhich + @"[个座]?|\b(what|which)\s+((?!cit)[\w-]+\s+)?(cit(y|ies)|towns?|count(y|ies)|capitals?|venues?)\b", Options, Patterns.TimeLimit)]
    public static partial Regex Town();

    [GeneratedRegex(@"(?<!到|说|谈)哪[里儿]|何[处地]|什么地方|啥地方|哪([一两二三四五六七八九十\d]+|几|些)?个?(省份?|地方|地区|大?洲|首都|机场|港口|海域)|来自哪|\bwhere\b(?=\s+(is|was|are|were|will|did|does|do|would|should|can|has|have|exactly|in)\b|\s*\?)|\b(what|which)\s+((?!prov|place|reg|cont)[\w-]+\s+)?(provinces?|places?|regions?|continents?)\b", Options, Patterns.TimeLimit)]
    public static partial Regex Place();

    [GeneratedRegex(@"哪([一两二三四五六七八九十\d]+|几|些)?[家个所]?[\p{IsCJKUnifiedIdeographs}]{0,4}?(公司|企业|机构|国际组织|组织|银行|部门|单位|大学|学校|医院|媒体|网站|平台|工厂|基金会?)|(?<=公司|企业|机构|组织|银行|部门|单位|大学|学校|医院|媒体|团体)" + AreWhich + @"[个家所]?|\b(what|which)\s+((?!compan|organi|agenc|instit|bank|firm|minis|univ|hosp|web)[\w-]+\s+)?(compan(y|ies)|organi[sz]ations?|agenc(y|ies)|institutions?|banks?|firms?|ministr(y|ies)|universit(y|ies)|hospitals?|websites?)\b", Options, Patterns.TimeLimit)]
    public static partial Regex Organisation();

    [GeneratedRegex(@"叫什么(名字?)?|叫啥|名字是|姓什么|什么名字|哪([一两二三四五六七八九十\d]+|几|些)?[个位名]人|\b(what|which)\s+(persons?|people)\b|\bwhat\s+(is|was|are|were)\s+(his|her|the|their)\s+(\w+\s+)?names?\b|\bby\s+name\b|\bwhose\s+name", Options, Patterns.TimeLimit)]
    public static partial Regex Name();

    // Who holds an office is a person, never a group or a country.
    [GeneratedRegex(@"(?<=" + Office + @")" + Truly + @"(是|为|叫|由)" + Truly + @"(谁|哪一?位|什么人|哪个人)|(?<=" + Office + @")[^，。；,;？?]{0,3}(叫什么(名字?)?|叫啥|姓什么|姓名是什么|名字是什么)|(谁|哪一?位|什么人)[来会将要能去]*(担任|出任|当选|接任|接替|继任|率领|带队|执笔|任职|掌管|领导)|派谁|(谁|哪一?位)(是|叫)(?=[^，。；,;？?]{0,10}" + Office + @")|由谁[来去]?(执笔|起草)|哪一?位|哪([一两二三四五六七八九十\d]+|几|些)?[个位名]?(?=" + Office + @")|\bwho\s+(heads|headed|leads|led|chairs|chaired|represents|represented|succeeds|succeeded|replaces|replaced|drafted|coined|wrote)\b|\bwho('s|\s+(is|was|are|were|will\s+be|would\s+be))\b(?=[^?,.]{0,60}\b" + EnglishOffice + @"\b)|\b(what|which)(?=\s+((?!" + EnglishOffice + @"\b)[\w-]+\s+)?" + EnglishOffice + @"\b)", Options, Patterns.TimeLimit)]
    public static partial Regex Officer();

    // Not "whoever": 谁也拦不住, 谁给钱就听谁的.
    [GeneratedRegex(@"(?<!无论|不管|不论|无论是|不管是)谁(?![也都]|[^，。；,;？?]{1,12}就[^，。；,;？?]{0,8}谁)(?<!谁[^，。；,;？?]{1,12}就[^，。；,;？?]{0,8}谁)|何人|什么人|\bwho(m|se)?\b(?!\s+(recommend|guideline))", Options, Patterns.TimeLimit)]
    public static partial Regex Who();

    [GeneratedRegex(@"哪一?(个|家|座|所|位|名|项|条|本|种|类|份|部|艘|支|次|场|届|方面?|块|只|件|段|句|处|片|间|国|门|级|些)([\p{IsCJKUnifiedIdeographs}]{0,3})|\bwhich\s+((?!ones?\b|two\b|three\b|four\b|five\b|of\b)[\w-]+)", Options, Patterns.TimeLimit)]
    public static partial Regex Which();

    [GeneratedRegex(@"哪[两俩二][个家座所位名项条本种类份部艘支次场届块只件段句处片间国门级点]?([\p{IsCJKUnifiedIdeographs}]{0,3})|分别是?(什么|啥)|\bwhich\s+two\b\s*([\w-]+)?|\bwhat\s+(are|were)\s+(the|these|those|its|their|his)\s+two\b\s*([\w-]+)?", Options, Patterns.TimeLimit)]
    public static partial Regex PairList();

    [GeneratedRegex(@"哪些([\p{IsCJKUnifiedIdeographs}]{0,4})|哪(几|两|二|三|四|五|六|七|八|九|十|\d+)([\p{IsCJKUnifiedIdeographs}]{0,5})|分别是?(什么|啥)|有什么(?=内容|项目|措施|具体)|\bwhich\s+(ones?|(two|three|four|five|six|seven|eight|nine|ten|\d+)\b)\s*([\w-]+)?|\bwhat\s+(are|were)\s+(the|these|those|its|their|his)\s+(two|three|four|five|six|seven|eight|nine|ten|\d+)\b\s*([\w-]+)?|\b(name|list)\s+the\b", Options, Patterns.TimeLimit)]
    public static partial Regex List();

    [GeneratedRegex(@"为什么|为何|为啥|什么原因|什么缘故|凭什么|怎么会|\bwhy\b|\bhow\s+come\b|\bwhat\s+(is|was|were|are)\s+the\s+reasons?\b|\bwhat\s+caused\b", Options, Patterns.TimeLimit)]
    public static partial Regex Reason();
}
