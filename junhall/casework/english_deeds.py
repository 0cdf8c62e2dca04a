"""Who does what in English: the official's own doing, the town's people, others, and the citizen.

The subject and the helping verb tell: "we'll", "someone's coming", "you'll have", "will be fixed".
"""

from __future__ import annotations

from typing import Final

_IDLE: Final = (
    r"(?:are(?! (?:\w+ing|there|with you|out|at|on|round|in|back))|am(?! (?:\w+ing|there|with you"
    r"|out|at|on|round|back))|were|was|had|have(?! (?:it|you|that|them|this|the|a|an|your"
    r"|someone|somebody|our))|did|do not|don't|can't|cannot|couldn't|won't|wouldn't|might|may"
    r"|should|would|could|hope|hoping|trust|try|trying|aim to try|think|guess|believe|doubt"
    r"|expect rain"
    r"|know|understand|appreciate|ask|need|invite|celebrate|host|open|close|closed|opened"
    r"|announce|present|remind|inform|regret|wish|play|vote|apologise|apologize|suppose|reckon"
    r"|recommend|suggest|advise|want|would like|used to|usually|normally|always|never|often"
    r"|rely|depend|stay|remain|got|went|came|saw|found|took|made|gave|said|told|knew|left|sent"
    r"|heard|felt|lost|won|spent|met|kept|\w{2,}ed)"
)
WORKERS: Final = (
    r"(?:electricians?|plumbers?|crews?|teams?|technicians?|workers?|workmen|gardeners?"
    r"|sweepers?|colleagues?|lads|guys|someone|somebody|patrols?|police|officers?|wardens?"
    r"|tow truck|trucks?|lorry|lorries|van|tanker|machines?|diggers?|inspectors?|surveyors?"
    r"|architect|councillor|locksmith|painters?|builders?|bricklayer|joiner|carpenter|welder"
    r"|engineers?|roofers?|foreman|caretaker|highways|parks|refuse|cleansing|streetlighting"
    r"|street lighting|environmental health|housing|planning|maintenance|drainage|operatives?"
    r"|contractors?|staff|social worker|it support|vet|tree surgeons?|arborists?|council|office"
    r"|department|depot|gritters?|technical services|road gang|gang|handyman|cleaners?"
    r"|people are|people"
    r" will|rep|adviser|clerk)"
)
_WILL: Final = r"(?:will|'ll|ll|shall|(?:is|are|am|'s|'re|'m) (?:going to|gonna)|gonna|going to)"
_NOT_BE: Final = (
    r"(?! (?:not|rain|snow|start|begin|take place|open|close|host|celebrate|play|vote|last"
    r"|remain|stay|change|reopen|rise|drop|be (?:held|closed|open|live|on (?:at|show|sale)|a|an"
    r"|celebrated|no|shut|postponed|cancelled|wet|windy|cold|hot|sunny|icy|suspended|diverted"
    r"|charged|busy|streamed|performing|playing)|have to|need|be asked|be required|be expected"
    r" to|be able to (?:collect|pick|apply|pay)|face|miss|lose|likely|probably|hopefully)(?!\w))"
)
_PARTICIPLE: Final = (
    r"(?:\w{2,}ed|done|fixed|sorted|mended|cut|swept|cleared|clean|clear|dry|back|ready|up|gone"
    r"|out|put|built|dug|rebuilt|laid|relaid|sent|given|seen to|dealt with|taken|shut|fitted|lit"
    r"|working|running|on(?= again|\s*$)|back on|there|in place|in hand|painted|good as new"
    r"|as new|safe|empty|yours"
    r"|with you|online|live|free)"
)

OURS: Final = (
    r"(?:(?:we|i)(?:'ll|ll(?! done)| will| shall)" + _NOT_BE + r" \w+"
    r"|(?:we|i)(?:'re|'m| are| am|re|m) (?:going to|gonna|\w+ing(?<!hoping)(?<!trying)(?<!thinking)"
    r"(?<!waiting)(?<!meeting)(?<!having)(?<!expecting)(?<!hosting)"
    r"(?<!playing)(?<!starting)|there|with you|out|round|on (?:it|site|the case|the job)|back"
    r"|in your)"
    r"|(?:we|i) (?!" + _IDLE + r"(?!\w))(?!'|will|shall|'ll|are|am)\w{2,}"
    r"|(?:i|we)(?:'ve|ve| have) (?:booked|scheduled|arranged|got you down|you down|asked \w+ to)"
    r"|(?:we|i)'?d? have (?:you|it|that|them|this|someone|somebody|the|a|an|your) \w+"
    r"|meet you|with you|be there|(?:be|being) (?:round|out|over|on site|with you|back to you)"
    r"|on (?:my|our) way|leave it with (?:me|us)|let (?:me|us) (?:sort|fix|check|see)|(?:my"
    r"|our) word"
    r"|will do|(?:we|i) promise|give (?:me|us)|calling you|sending (?:\w+ ){1,3}|myself)"
)
YOURS: Final = (
    r"(?:you(?:'ll|ll| will| shall)(?! (?:need|have to|be (?:asked|charged|required|expected|fined"
    r"|able to (?:collect|pick|apply|pay))|want|find (?:us|the office)|miss|not|lose|face"
    r"|remember|see (?:us|queues)|probably|never|hopefully|must))"
    r"|you(?:'re| are) (?:getting|booked (?:in|for)|on the list|down for|having it)"
    r"|you (?:get|have it|have your|should have|can have)(?! (?:until|till|to))"
    r"|(?:rest assured|expect (?:our|my|a|an|the|someone|us|me|it|water|power|them|him|her)"
    r"(?! (?:rain|delays|queues))|(?:our|a|your) (?:reply|answer|response)|reply|response|answer)"
    r"|(?:to|with|for|at|round) (?:you|yours)(?: (?:by|at|on|in))?(?!\w)|(?:at|in|on|outside"
    r"|down|up|along)"
    r" your \w+|your (?:street|road|bin|lamp|light|pothole|door|house|turn|drain|tree|pavement"
    r"|request"
    r"|claim|complaint|query|certificate|permit|refund|form|parcel|badge|bulb|fence|kerb|wall"
    r"|sofa|case)(?! (?:in by|to us))|your \w+ (?:gets?|will be|is (?:in|with|on its|ready|done"
    r"|sorted))|@)"
)
DEED: Final = (
    r"(?:(?:is|are|'s|'re) \w+ing (?:you|it|that|this|them|your)|social services"
    r"|" + WORKERS + r"|on (?:the|his|her|their|its) way"
    r"|(?:he|she|they|it|that|this|@|who|which)(?:'ll|ll| will| shall)" + _NOT_BE + r" \w+"
    r"|(?:they|he|she|who|it|that)(?:'re|'s| are| is) (?:coming|going|sending|fixing|\w+ing"
    r"(?<!raining)(?<!snowing)(?<!opening)(?<!closing)(?<!starting)|due|booked|scheduled|down for)"
    r"|\w{3,}'s (?:coming|going|fixing|changing|doing|bringing|\w+ing) (?:it|you|your|the|them"
    r"|round|over|down|out|up|by)"
    r"|they (?!" + _IDLE + r"(?!\w))\w{2,}"
    r"|(?:'ll|will|shall|should|to|must|is|are|'s|'re|gets?|getting|going to"
    r"|gonna) (?:be )?(?:all |"
    r"back |well |fully |now |properly )*" + _PARTICIPLE + r"(?! (?:to the public|by the public))"
    r"|will (?!not|rain|snow|start|begin|take place|open|close|host|celebrate|play|vote|last|remain"
    r"|stay|change|reopen|rise|drop|be|have|need|not)\w+"
    r"|(?:fix|repair|replac|clean|clear|sort|send|inspect|collect|remov|repaint|patch|trim|prun|mow"
    r"|unblock|restor|install|deliver|resolv|swap|refit|sweep|empt|tow|spray|attend|mend|tackl"
    r"|tidy|grit|visit|paint|fill|fit|plant|rewir|reconnect|resurfac|tarmac|weld|measur"
    r"|secur|issu)(?:s|es|ies|ing|ting|ping|ning|d|ed|y)?(?! (?:off|order|today|deadline))"
    r"|(?:lay|bait|jet|pump|level|mark|sign|process|post|pop|swing|nip|drop)(?:s|es|p?ing"
    r"|ed)(?= (?!last))"
    r"|(?:go|goes|going|come|comes|coming|arriv\w+|put|puts) (?:in|up|on|out|round|down|back|off"
    r"|tomorrow|over|to|by|and|for|\W|$)|(?:goes|comes|arriv\w+|coming|heading|booked|scheduled"
    r"|planned|set for|due|on site|onsite|eta|turnaround|lead time)"
    r"|(?:power|water|light|lights|electricity|heating|supply|street ?lights?)(?:'s)? (?:\w+ )?"
    r"(?:back|on|restored)|" + _PARTICIPLE + r"(?=\s*(?:$|,|and |for|by|without fail|no later|or))"
    r"|(?:repairs?|replacement|collection|cleaning|cleanup|clean-up|visit|inspection|callback"
    r"|installation|delivery|removal|pruning|resurfacing|bulb change|change)(?! (?:day|days"
    r"|times?|charges))"
    r"|reach(?:es)? you|there will be an? \w+|going(?: (?:in|up|out)|\s*$)|there(?:'ll"
    r"| will) be (?:\w+ )?(?:more|new|another|extra|two|three|some)(?! (?:rain|snow|queue|delay"
    r"|disruption))|take us"
    r"|will reopen(?= (?:later|to traffic))"
    r"|got you (?:on|down)"
    r"|there(?: (?:by|in|within|at|on))?\s*$|done)"
)
OUTSIDER: Final = (
    r"(?:"
    r"(?:bt|openreach|thames water|united utilities|severn trent|anglian water|southern water"
    r"|uk power networks|power networks|national grid|british gas|edf|e\.?on|cadent|ofgem"
    r"|virgin media|vodafone|sky|royal mail|network rail|first bus|stagecoach|met office|dvla"
    r"|water (?:company|board)|gas (?:company|board)|(?:power|electric\w*|phone|energy|rail|gas"
    r"|water"
    r"|bus|utility) (?:company|companies|firm|supplier|people|lot|men|guys)|the (?:supplier"
    r"|operator|insurer"
    r"|insurance|landlord|developer|freeholder|owner|owners|hospital|school|gp|surgery"
    r"|vicar|bank|county|ministry|government)|amazon|dpd|buses|bus|trains?|trams?|coach|postman"
    r"|postie|fire brigade|ambulance service)(?! (?:stop|shelter|lane|bay|station|park)))"
)
HABIT: Final = (
    r"(?:mon-(?:fri|thu|sat)|usually|normally|generally|typically|tends? to|always|often|mostly"
    r"|as a rule|(?:each"
    r"|every) (?:\w*days?|weeks?|months?|years?|mornings?|afternoons?|evenings?|nights?|times?"
    r"|hours?|summers?|winters?|other|second|third|few|two|three|mon|tue|wed|thu|fri|sat|sun)"
    r"|daily|weekly|fortnightly|(?:on )?(?:mondays|tuesdays|wednesdays|thursdays|fridays"
    r"|saturdays|sundays|weekdays|weekends|mornings|afternoons|evenings|nights|bank holidays)"
    r"|(?:from )?(?:mon|monday)(?: to |-)(?:fri|friday|sat|saturday|thu|thursday)|the (?:first"
    r"|second|third|last) \w+ of (?:each|every|the) month)"
)
FORMAL: Final = (
    r"(?:please|kindly|pls|plz|you(?:'ll| will|'d| would)? (?:need to|have to|must|should|ought to"
    r"|have until|have till|may)|you(?:'ve| have) (?:got )?(?:until|till|to)|must be (?:in"
    r"|submitted|received|returned|paid)|(?:is|are) (?:asked|required|requested|invited|expected"
    r"|reminded|advised) to|we(?:'d)? (?:ask|request|invite|urge|advise|remind|require)|make sure"
    r"|be sure|ensure|remember|don'?t forget|needs? to be (?:in|with us|handed|returned)"
    r"|would you|could you|can you|if you (?:like|want)|mind you)"
)
SCENE: Final = (
    r"(?:highs? of|lows? of|(?:water|power|gas) (?:will be )?off|outage|full moon|no parking"
    r"|rain|snow|ice|frost"
    r"|wind|winds|gales?|storm|heat|heatwave"
    r"|cold snap|degrees|fog|showers"
    r"|forecast|weather|warning|festival|fair|fete|concerts?|market|workshops?|storytime"
    r"|rehearsal|procession|mass|parade|theatre|cinema|talk|course|tournament|match|race|marathon"
    r"|exhibition|minute's silence|short films|films?(?= at)|screening|council meeting"
    r"|full council|stalls|tickets|applications?(?= (?:close|open|end))"
    r"|registration|deadline|closing date|last day|bank holiday|byelaw|bylaw|in force|school"
    r" holidays|half term|exams?|raffle|lottery|elections?|polls?|final|kick-?off|opening hours"
    r"|(?:well done|congrat\w*|kudos|thanks|thank you) to (?:the|all|our|every)\w*|join us"
    r"|see you there|doors|service times|timetable|(?:re)?opens?|closes?|shuts)"
)
MOOT: Final = (
    r"(?:what a (?:\w+ )?(?:day|week|night|evening|morning|afternoon|weekend)|(?:so|too|very|a bit)"
    r" late|sooner or later|late (?:in the|at night)|in (?:19|20)\d\d|(?:it's|it is"
    r"|today is) already|by law|(?:was|were) due|meant to|supposed to|was to|were to|(?:it|that"
    r"|everything|all"
    r"|which) (?:was|had been)|was (?:done|fixed|sorted|there)|were (?:done|fixed|sorted|there)"
    r"|(?:days?|hours?|weeks?|minutes?) left|(?:are|is) telling (?:us|me)|(?:tells?|told) (?:us"
    r"|me))"
)
HOSTS: Final = (
    r"(?:we(?:'ll|'re| will| are| shall)? (?:going to |be )?(?:have|having|hold|holding|hosting"
    r"|host"
    r"|run|running|put on|putting on|light|lighting|play|playing|sing|singing|start|starting"
    r"|share|sharing|join|joining|offer|offering|show|showing|screen|screening|vote|voting"
    r"|do|doing|at|celebrat\w+)(?!\w))"
)
SAYS: Final = (
    r"(?<!\bi )(?<!\bwe )(?:says?|claims?|reckons?|tells? (?:us|me)|promises|states?|estimates?"
    r"|expects|assures? (?:us|me)|insists?|believes?|(?:has|have) (?:said|told (?:us|me)|promised"
    r"|assured (?:us|me)|advised|confirmed))(?! to)"
)
