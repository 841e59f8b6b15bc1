"""The word lists that the checks read. Small on purpose: a word earns its place with a test."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


FUNCTION_WORDS = _words("""
a an the this that these those it its itself he him his she her hers they them their theirs themselves
i me my mine myself we us our ours ourselves you your yours who whom whose which what where when why how
i'm i've i'd i'll we're we've we'd we'll it's that's there's they're they'd they've he'd she'd he's she's
and or but nor so yet if then than as at by for from in into of off on onto out over per to up upon with within
without about after again against all along already also although am among amid any anyone anything are around
be because been before being below beside besides between beyond both can cannot could did do does doing done
down during each either else enough etc even ever every everyone everything except few further get got had has
have having here however inside instead is just less let like made make making may might more most much must
near neither never no nobody none not nothing now once one only other others own rather same several shall should
since some someone something still such there thereby therefore though through throughout thus till together too
toward towards under unless until used using was way were while whilst whole will would via vs w whereas whether
across afterwards alongside apart aside later meanwhile next back away plus therein yes well very really
isn't aren't wasn't weren't don't doesn't didn't can't couldn't won't wouldn't hasn't haven't hadn't shouldn't
first second third last former latter
""")
"""Words that carry no fact of their own; what scopes a fact (not, about, some) is checked by its own rule."""

LIGHT_WORDS = _words("""
work go come take give bring keep put set let help use need want see find show say tell ask thing people
become start able new new make do result result end time way part able turn happen cause lead own
""")
"""Words a rewrite may add without adding a fact (compared as stems)."""

SYNONYMS: tuple[frozenset[str], ...] = tuple(
    _words(line)
    for line in """
remove delete kill drop retire purge decommission eliminate strip clear
reduce cut lower shrink drop fall decrease trim
increase grow raise rise
fix repair patch mend correct resolve
find spot catch discover notice detect identify
build write make create code develop implement
talk session presentation workshop
alert page alarm notification finding
rule detection
mistake error fault slip
review check read inspect
share post circulate
teach train coach mentor
explain walk describe
junior graduate trainee newcomer apprentice
repo repository
prod production
dev developer engineer
auth authentication
docs documentation
db database
config configuration
infra infrastructure
vuln vulnerability
env environment
creds credential
ship release deliver
move migrate port
replace swap substitute
propose suggest pitch
persuade convince
agree accept adopt
split divide cut slice decompose
merge consolidate fold combine
stop prevent block
quick fast
""".strip().splitlines()
)
"""Groups of stems that may stand for one another in a rewrite."""

IRREGULAR: dict[str, str] = dict(
    pair.split(":")
    for pair in [
        "built:build",
        "rebuilt:build",
        "wrote:write",
        "written:write",
        "rewrote:rewrite",
        "rewritten:rewrite",
        "led:lead",
        "ran:run",
        "made:make",
        "took:take",
        "taken:take",
        "gave:give",
        "given:give",
        "found:find",
        "got:get",
        "kept:keep",
        "left:leave",
        "held:hold",
        "taught:teach",
        "brought:bring",
        "caught:catch",
        "drew:draw",
        "drawn:draw",
        "drove:drive",
        "driven:drive",
        "told:tell",
        "spoke:speak",
        "spoken:speak",
        "sat:sit",
        "stood:stand",
        "sent:send",
        "spent:spend",
        "swept:sweep",
        "went:go",
        "gone:go",
        "won:win",
        "dug:dig",
        "fed:feed",
        "fought:fight",
        "sought:seek",
        "sold:sell",
        "did:do",
        "done:do",
        "had:have",
        "was:be",
        "were:be",
        "came:come",
        "began:begin",
        "begun:begin",
        "broke:break",
        "broken:break",
        "chose:choose",
        "chosen:choose",
        "fell:fall",
        "fallen:fall",
        "flew:fly",
        "grew:grow",
        "heard:hear",
        "knew:know",
        "known:know",
        "laid:lay",
        "learnt:learn",
        "lost:lose",
        "meant:mean",
        "met:meet",
        "paid:pay",
        "rose:rise",
        "said:say",
        "saw:see",
        "seen:see",
        "shown:show",
        "threw:throw",
        "thought:think",
        "understood:understand",
        "woke:wake",
        "withdrew:withdraw",
        "oversaw:oversee",
        "bought:buy",
        "dealt:deal",
        "rang:ring",
        "froze:freeze",
        "frozen:freeze",
        "hid:hide",
        "stuck:stick",
        "struck:strike",
        "wound:wind",
        "tore:tear",
        "bound:bind",
        "people:person",
        "children:child",
        "analyses:analysis",
        "was:be",
        "is:be",
        "are:be",
    ]
)
"""Past forms and plurals that no suffix rule reaches."""

BUZZWORDS = _words("""
spearheaded spearheading pioneered pioneering flawless flawlessly massive massively transformed transformative
transformational revolutionised revolutionized revolutionary instrumental exceptional exceptionally outstanding
outstandingly stellar superb excellent brilliant brilliantly amazing incredible incredibly tremendous tremendously
remarkable remarkably extraordinary unparalleled unprecedented unmatched seamless seamlessly significant
significantly dramatically dramatic drastically hugely vastly greatly immensely successfully tirelessly
passionate passionately visionary groundbreaking cutting-edge state-of-the-art best-in-class world-class
game-changing game-changer first-class top-notch industry-leading single-handedly expertly masterfully
effortlessly perfectly perfect proactively strategic strategically robust best fastest biggest largest greatest
highest strongest smartest unique uniquely critical crucial key vital pivotal impressive innovative leveraged
synergy synergies championed orchestrated supercharged skyrocketed rockstar ninja guru thought-leader
tireless invaluable invaluably indispensable always everybody completely entirely totally fully countless
comprehensive comprehensively thorough thoroughly rapidly swiftly consistently
""")
"""Praise and absolutes: they stand only where the notes use them."""

BUZZ_PHRASES = (
    "best in class", "world class", "state of the art", "cutting edge", "game changing", "game changer",
    "single handedly", "top notch", "industry leading", "by myself", "on my own", "all by", "above and beyond",
    "went the extra mile", "thought leader", "second to none", "key role", "key player", "without any help",
    "sole", "solely", "personally", "solo",
)  # fmt: skip

LEAD_VERBS = _words("""
led leading owned owning drove driving headed heading responsible charge accountable chaired chairing ran running
organised organizing organized organising coordinated coordinating managed managing directed directing steered
steering commanded championed orchestrated oversaw facilitated spearheaded
""")
LEAD_CLAIMS = _words("""
led leading leads owned owning owns drove driving drives headed spearheaded responsible accountable
championed orchestrated oversaw directed managed organised organized coordinated chaired
""")
"""What says "I led": it needs an act of LEAD_VERBS that the items give to the author."""

BUILD_VERBS = _words("""
built building rebuilt created creating developed developing wrote writing rewrote rewriting co-wrote implemented
implementing made making coded coding scripted scripting automated automating added adding put set setup shipped
launched turned refactored reworked redesigned rolled produced assembled compiled wired wiring configured converted
replaced replacing ported split sliced stood composed consolidated merged folded combined mine
""")
MAKE_VERBS = BUILD_VERBS | _words("""
designed designing architected authored invented founded established introduced drafted drafting drew sketched
thought idea started began initiated proposed pitched prepared carved brainchild wording modelled planned
""")
BUILD_CLAIMS = _words("built rebuilt developed implemented created")
MAKE_CLAIMS = _words("designed architected authored invented founded established introduced initiated wrote")
"""What says "I made it": it needs an act of BUILD_VERBS or MAKE_VERBS that the items give to the author."""

FULL_ACTS = _words("""
led ran did made drove owned managed completed finished delivered got set carried performed conducted handled took
kept started began went came saw found wrote put
""")
"""Acts that may be said with the verb of what they did: "ran the rollout" is "rolled out"."""

LIGHT_ACTS = _words("""
attended learned learnt watched read answered asked requested reviewed advised suggested proposed documented
verified tested supported assisted shadowed sat joined participated commented recommended listened heard contributed
observed received considered discussed explored proof-read paired helped
""")
"""Acts that do not make or change the thing they are about."""

ROLES = _words("""
manager lead boss director vendor vendors supplier suppliers customer customers colleague colleagues reviewer
reviewers intern interns trainee junior juniors contractor contractors developer developers devs owner cto ciso
ops deputy auditor auditors maintainer maintainers legal finance architect mentor
""")

TEAM_NOUNS = _words("""
team teams squad squads guild guilds group groups department departments dept org crew crews tribe chapter
customer customers client clients vendor vendors supplier suppliers desk unit division partner partners
""")

TIME_WORDS: dict[str, str] = dict(
    pair.split(":")
    for pair in [
        "second:second",
        "seconds:second",
        "sec:second",
        "secs:second",
        "s:second",
        "ms:ms",
        "millisecond:ms",
        "milliseconds:ms",
        "minute:minute",
        "minutes:minute",
        "min:minute",
        "mins:minute",
        "hour:hour",
        "hours:hour",
        "hr:hour",
        "hrs:hour",
        "h:hour",
        "hourly:hour",
        "day:day",
        "days:day",
        "d:day",
        "daily:day",
        "week:week",
        "weeks:week",
        "wk:week",
        "wks:week",
        "weekly:week",
        "fortnight:fortnight",
        "fortnights:fortnight",
        "fortnightly:fortnight",
        "month:month",
        "months:month",
        "mo:month",
        "monthly:month",
        "quarter:quarter",
        "quarters:quarter",
        "quarterly:quarter",
        "qtr:quarter",
        "year:year",
        "years:year",
        "yr:year",
        "yrs:year",
        "yearly:year",
        "annual:year",
        "annually:year",
        "night:night",
        "nights:night",
        "nightly:night",
        "weekend:weekend",
        "weekends:weekend",
        "sprint:sprint",
        "sprints:sprint",
    ]
)
"""Words for stretches of time, by the stretch they name."""

NAMELIKE_ENDINGS = _words("""
ahmed mohamed mohammed fred alfred wilfred manfred ned ted jed reed creed sally kelly molly emily lily polly
billy holly carly kimberly beverly ming jing ling king ying harding sterling willy sully
""")
"""Names that end like a verb or an adverb."""

SENTENCE_STARTERS = _words("""
here today overall additionally furthermore moreover finally because following based given according during
outcome result impact situation behaviour behavior observed reported evidence separately earlier recently
""")

KEBAB_PARTS = _words("""
re self non pre post cross co hand year day week month hour minute second based wide level facing only ready up
off in on out over down by to and of the end time side long term short first last new old well follow hands
half one two three four five six seven eight nine ten person people
""")

ABBREVIATIONS = _words("e.g i.e vs approx no dr mr ms mrs st sec ca est incl etc max min avg dept fig resp jr sr")
