"""The English of officials: how they say times, commit themselves, ask, announce and report."""

from __future__ import annotations

from typing import Final

from junhall.casework.english_deeds import (
    DEED,
    FORMAL,
    HABIT,
    HOSTS,
    MOOT,
    OURS,
    OUTSIDER,
    SAYS,
    SCENE,
    WORKERS,
    YOURS,
)
from junhall.casework.promise_words import Tongue

_EN_DONE = (
    r"(?:fixed|repaired|solved|resolved|replaced|cleaned|cleared|done|finished|completed|sorted"
    r"|restored|removed|changed|mounted|fitted|sealed|reopened|reconnected|switched on"
    r"|turned back on|lifted|mopped|washed|scrubbed|disinfected|sprayed|levelled|straightened"
    r"|collected|mended|unblocked|trimmed|filled|painted|repainted|swept|emptied|patched"
    r"|installed|delivered|planted|mowed|mown|pruned|resurfaced|reset|rewired|unclogged|drained"
    r"|towed|tidied|relit|refilled|swapped|dealt with|picked up|taken away|cut back"
    r"|switched back on|salted|gritted)"
)

ENGLISH: Final = Tongue(
    lang="en",
    today=r"(?:later |during |by |before )?(?:today|this very day)",
    tomorrow=r"(?:by )?(?:tomorrow|tomorow|tommorow|tommorrow|tomoz|tmoz|tomoro|tmrw|tmw|2moro"
    r"|tmoro)",
    day_after=r"(?:the )?day after tomorrow",
    weekdays=(
        r"monday|mon(?=\s|$|,)", r"tuesday|tues?", r"wednesday|weds?", r"thursday|thu(?:rs?)?",
        r"friday|fri", r"saturday", r"sunday",
    ),
    months=(
        r"january|jan", r"february|feb", r"march", r"april|apr", r"may", r"june|jun", r"july|jul",
        r"august|aug", r"september|sept?", r"october|oct", r"november|nov", r"december|dec",
    ),
    month_link=r"\s+(?:of\s+)?",
    day_prefix=r"on the\s+(?=\d+(?:st|nd|rd|th))|by the\s+(?=\d+(?:st|nd|rd|th))",
    bands=(
        (r"first thing(?: in the morning)?", 360, 720),
        (r"(?:(?:in|during|later|by) )?(?:the |this )?(?:end of the )?morning", 360, 840),
        (r"(?:at |over |around )?(?:lunch ?time|lunch)", 720, 960),
        (r"(?:(?:in|during|later) )?(?:the |this )?afternoon", 720, 1260),
        (r"(?:(?:in|during|later) )?(?:the |this )?evening", 1020, 1440),
        (r"(?:later )?(?:tonight|this night)|(?:at|during|by|in the) night", 1080, 1800),
    ),
    this=r"this|tonight",
    hour_before=r"at|by|before|around|about|until|till|from|after|than|since|for",
    hour_word=r"o'?clock|hrs|h",
    half_past=((r"sharp", 0),),
    half_of_day=(
        (r"in the morning", "am"), (r"in the (?:afternoon|evening)", "pm"), (r"at night", "night"),
        (r"am", "am"), (r"pm", "pm"), (r"noon", "pm"), (r"midnight", "night"),
    ),
    range_open=r"(?:between|from)\s+",
    range_link=r"(?:and|to|-|until)\s*",
    numbers=(
        ("a", 1), ("an", 1), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5),
        ("six", 6), ("seven", 7), ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11),
        ("twelve", 12), ("fifteen", 15), ("twenty", 20), ("thirty", 30), ("forty", 40),
        ("forty-five", 45), ("a couple of", 2), ("noon", 12), ("midday", 12), ("midnight", 24),
        ("twenty-four", 24), ("forty-eight", 48),
    ),
    within=r"(?:in|within|in less than|in under|in about|in around|inside|in the next"
    r"|within the next|over the next|max|in max|no more than|give (?:us|me)|in at most|before)",
    units=(
        (r"minutes?|mins?", "minute"), (r"hours?|hrs?|h", "hour"),
        (r"(?:working|business) days?", "workday"), (r"days?", "day"), (r"weeks?", "week"),
        (r"months?", "month"),
    ),
    spans=(
        (r"an hour and a half", 90), (r"the (?:next )?hour", 60),
        (r"half an hour|half hour", 30), (r"one and a half hours", 90),
        (r"(?:a )?quarter of an hour", 15), (r"three quarters of an hour", 45),
    ),
    not_spans=r"(?:for|every|last|past|open|took|after|each|during|for about|took (?:us|them)|per)",
    this_week=r"(?:(?:by |before |at )?(?:the )?end of (?:the |this )?week|(?:later |during |in "
    r"|some ?time )?this (?:very |same )?week|by week'?s end|within the week"
    r"|(?:before )?the week(?: is|'s) (?:out|over))",
    next_week=r"(?:(?:by |before |at )?(?:the )?end of )?next week",
    weekend=r"(?:this|the|over the|by the) weekend",
    this_month=r"(?:later )?this month",
    next_month=r"next month",
    late_month=r"(?:(?:before )?the month is out|(?:by |before |at )?(?:the )?end of (?:the "
    r"|this )?month)",
    late_of=r"(?:by |before |at )?(?:the )?end of |sometime in ",
    end_of_day=r"(?:by |before |at )?(?:(?:the )?end of (?:the |this )?(?:working )?day|eod|cob"
    r"|close of business|(?:the )?end of today)",
    this_year=r"(?:this year|(?:by |before )?(?:the )?end of (?:the |this )?year)",
    before=r"(?:before|ahead of)(?: the| this)?",
    not_after=r"by",
    lower=r"(?:(?:at least|minimum(?: of)?|well over|more than|not less than|upwards of)"
    r"|not (?:\w+ )?(?:before|until|till)|no (?:earlier|sooner) than|(?:starting"
    r"|as of)(?: from)?|from|since|after(?: the)?|until|till|past|n't (?:\w+ ){0,4}?(?:before"
    r"|until|till))",
    lower_tail=r"(?:at the (?:very )?(?:earliest|soonest)|onwards|or later|at least)",
    gone=r"(?:last|past|previous)",
    recurring=r"(?:every|each|most|on all)",
    ours=OURS,
    yours=YOURS,
    deed=DEED,
    outsider=OUTSIDER,
    habit=HABIT,
    formal=FORMAL,
    scene=SCENE,
    says=SAYS,
    workers=WORKERS,
    moot=MOOT,
    hosts=HOSTS,
    strong=r"(?:will|\w+'ll|ll|we'?ll|i'?ll|\w+ll be|going to|gonna|promise\w*|we are \w+ing"
    r"|we'?re \w+ing|i'?m \w+ing|i am \w+ing|(?:is|are) (?:coming|going|sending|fixing|heading"
    r"|repairing|replacing|cleaning|sorting|visiting|looking)|we (?:fix|repair|replace|clean"
    r"|send|come|go|sort|collect|check|inspect)|i (?:fix|repair|send|come|go|check)|(?:fixes"
    r"|repairs|replaces|cleans|sends|collects|sorts|sees to|takes care of)|on (?:our|my|his|her"
    r"|their|its) way|shall|expects? to \w+|(?:is|are) due to|commit\w*)",
    weak=r"(?:(?:pass|forward|send|tell|report|logg?|not|add)(?:ing|ed) (?:it|this|that|them|him"
    r"|her)? ?(?:on|to|along|the|down)?|noted|logged|passed (?:it )?on|reported|got it"
    r"|on the list|in hand|(?:is|are|it'?s) (?:scheduled|planned|booked|set)|scheduled|booked"
    r"|planned|should|(?:to|must) be (?:" + _EN_DONE[3:-1]
    + r"|done|ready|working|back)|expected|you have it|goes|comes|coming|going|back on"
      r"|working again|can (?:be there|come|fix|do|send|make|have)|have it|get it|get to it"
      r"|have (?:this|that)|there|on it|aim\w* to|on site|onsite)",
    nominal=r"(?:electrician|plumber|crew|team|technicians?|repair|fix|cleaning|cleanup|workers?"
    r"|gardeners?|visit|inspection|colleagues?|collection|replacement|truck)",
    negation=r"(?:not|never|no|cannot|cant|wont|dont|didnt|unable|nobody|nor|isnt|arent|doesnt"
    r"|\w+n't|impossible|couldnt)",
    harmless=r"(?:(?:that )?you (?:mentioned|reported|told us about|told me about|flagged"
    r"|asked about|sent)"
    r"(?: (?:yesterday|last week|last night|this morning|today))?|in the course of"
    r"|this (?:morning|afternoon|evening)'s \w+|today's \w+|(?:trouble|delay"
    r"|inconvenience|patience|message|call|photo|outage|noise) (?:of |from )?(?:this (?:morning"
    r"|afternoon|evening)|today|tonight)|(?:has|have|'ve|is|are) (?:already |now "
    r"|just )?(?:been )?(?:told|informed|notified|alerted|logged|briefed|asked|reported"
    r"|passed (?:it |this )?on|warned)|(?:happy|merry) (?:monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday|weekend|new year|christmas|holidays?|easter"
    r"|friday everyone)(?: everyone| all| folks| neighbours| y'?all)?|(?:have a|enjoy (?:your"
    r"|the)|good|lovely|great|wishing you a) (?:\w+ )?(?:day|week|weekend|evening|night|morning"
    r"|afternoon|monday|friday|sunday|one)(?: everyone| all| folks)?|no (?:bother|prob|fuss"
    r"|excuses|question)|for now|rest assured|not a problem|no need to (?:\w+)"
    r"|(?:from )?monday to (?:friday|saturday|sunday|thursday)|(?:no|not) later(?= than)"
    r"|at the latest|don'?t worry|do not worry|no (?:problem|worries|need to worry|trouble)"
    r"|not to worry|good (?:morning|afternoon|evening|night|day)|have a (?:nice|good|great"
    r"|lovely) \w+|happy \w+day|no doubt|without fail|sorry for the wait|thanks for (?:writing"
    r"|reporting|letting us know)(?: (?:it|this))?(?: today| this (?:morning|afternoon"
    r"|evening))?)",
    condition=r"(?:weather permitting|as long as|pending|waiting (?:on|for)|awaiting|with (?:any"
    r"|a bit of) luck|all being well|if all goes|if|when|once|unless|as soon as|provided"
    r"|depending|depends|whenever|assuming|in case|subject to)",
    report_back=r"(?:let (?:us|me) know|tell (?:us|me)|write (?:to )?(?:us|me)|drop (?:us|me)"
    r"|call (?:us|me)|shout|ping (?:us|me)|message (?:us|me)|report)",
    hedge=r"(?:(?:we|i) trust|doubt\w*|no idea|who knows|can'?t say|with (?:any|a bit of) luck"
    r"|we'?ll see"
    r"|fingers crossed|no (?:guarantees?|promises)|can'?t promise|do(?:ing)? our best"
    r"|touch wood|likely|looks like|in theory|supposed to|all being well|don'?t hold|maybe"
    r"|perhaps|might|hope\w*|try|trying|possibly|probably|may|think|guess|would like|could"
    r"|with luck|hopefully|would)",
    soonest=r"(?:(?:very |real )?(?:soon|shortly)|in due course|asap|as soon as"
    r"|at the earliest (?:opportunity|convenience)|in the coming days|when possible"
    r"|as soon as (?:possible|we can|i can)|asap|when(?:ever)? we can|shortly|soon)",
    asked_of_citizen=r"(?:(?:you) (?:ll|'ll)? ?(?:need|have to|must|ought)|you(?:'re"
    r"| are) (?:welcome|invited)|kindly|feel free|can we (?:ask|meet)|we ask|we need you"
    r"|residents (?:should|must|can)|everyone (?:should|must|can)|be there by|give (?:us"
    r"|me) a (?:call|ring|shout)|if you could|please|call (?:us|me)|you (?:can|could|may|must"
    r"|should|need|have to)|can you|could you|would you|will you|send (?:us|me)|remember to"
    r"|don'?t forget|visit us|put out (?:your|the) bins?|let (?:us|me) know|tell (?:us|me)"
    r"|sign up|join us|try again|write to us|be careful|expect you|do you|are you|want me to)",
    farewell=r"(?:night all|back tomorrow|off home|see (?:you|u|ya)|talk (?:to you )?(?:tomorrow"
    r"|later|soon)|until (?:tomorrow|\w+day|next week)|till (?:tomorrow|\w+day)"
    r"|speak (?:tomorrow|soon|on)|catch you)",
    announcement=r"(?:(?:weather|forecast|snow|frost|heatwave|amber warning|yellow warning"
    r"|clocks (?:go|change)|comes into force|on sale|free entry|tickets|don'?t miss"
    r"|broadcast\w*|screen\w*|perform\w*|plays? (?:at|against)|kicks? off|returns?"
    r"|will be (?:no|diverted|suspended))|is on|starts?|starting|begins?|takes place|held"
    r"|celebrat\w+|there (?:is|are)|there'?s|there will be|will (?:be (?:held|closed|open|live"
    r"|on|a|an|celebrated)|start|begin|take place|open|close|host|rain|celebrate|play)|welcome"
    r"|streamed|announc\w+|invit\w+|remind\w*|it will rain|is a (?:public )?holiday|happy|proud"
    r"|we (?:host|present|play)|ends|is (?:at|in|the|a))",
    event=r"(?:paella|barbecue|bbq|tasting|karaoke|picnic|breakfast|strike|(?:christmas lights"
    r"|lights switch-?on|switch-?on|tree lighting|nativity|film|movie|book|launch|premiere"
    r"|santa|carnival|raffle|bingo|dance|dinner|lunch club|tea party|choir|class|classes"
    r"|conference|debate|competition|auction|car boot|flea market|assembly|committee|board meeting"
    r"|tribute|awards?|gala|recital|performance|circus|storytelling|guided (?:tour|walk)|tour"
    r"|hike|march|marathon|final|semi-?final|championship|training|blood (?:drive|donation)"
    r"|grants?|scholarships?|enrolment|recruitment|tax(?:es)?|bills?|elections?|poll(?:s|ing)?"
    r"|anniversary|birthday|funeral|fireworks|bonfire|easter|christmas|new year|halloween"
    r"|vacation|drill|press conference|interview|livestream|webinar|consultation|coffee morning"
    r"|surgery|fun run|parking charges|opening hours|vaccination|appointments?)|council meeting"
    r"|plenary|fair|festival|concert|market|workshop|course|talk|race|match|tournament|party"
    r"|parade|meeting|exhibition|holiday|closure|closed|event|session|deadline|registration"
    r"|cinema|theatre|library|rain|storm|bus|road works begin|open day|ceremony|show|game"
    r"|streets? will be)",
    opening=r"(?:sees (?:people|residents|the public)|receives|opens?(?!.* for you)"
    r"|opening(?! (?:that|this|it|them))|closes"
    r"|(?<!\bi'm )(?<!\bi am )closing"
    r"|shuts?|office hours|we close|opened)",
    past=r"(?:(?:took|cost|lasted)|(?:we|i|they|he|she"
    r"|(?<!leave )(?<!have )(?<!get )(?<!gets )(?<!getting )it|crews?|teams?|@|who|guys|lads"
    r"|electrician|plumber|workers?|staff|nobody|someone|somebody|contractors?"
    r"|company) (?:\w+ly |just |already |also )?(?:\w{2,}ed|went|came|got|did|had|found|said"
    r"|made|saw|ran|brought|gave|spent|sent|kept|lost|drove|dug|laid|built|fell|felt|held|rang"
    r"|stood|wrote|began|broke|spoke|met|swept|cut the)(?! (?:to do|to))|(?:took"
    r"|left|arrived|finished|fixed|repaired|cleared|started|stopped|closed|turned|found|told"
    r"|passed|sent|called|rang|visited|checked|reported) (?:it|them|this|there|the|yesterday"
    r"|last|about|around|\d)(?! (?:tomorrow|will))|as of this|since|used to|already|all \w+ed"
    r"|has been|had been|yesterday|last (?:night|week|month|year)|was|were|did|had|has been"
    r"|have been|has|ago|went"
    r"|came|got|earlier (?:today|this)|(?:we|i|they|he|she|@) (?:just |already )?" + _EN_DONE
    + r"|we'?ve|i'?ve|have (?:just |already )?" + _EN_DONE + r")",
    reported=r"(?:(?:was what|is what|according to|they say|he says|she says|as stated|quote"
    r"|the (?:notice|sign|bando|post) (?:says|said)|had promised|you (?:say|claim)|were told"
    r"|was told)|said|told|promised (?:us|me|it|to|that|by|for)|claimed|wrote)",
    correction=r"(?:sorry|i mean|correction|actually|rather|make (?:that|it)|scratch that"
    r"|or rather|i meant|my mistake|pardon|better)",
    links=r"(?:and|but|so|because|although|though|then|so that|confirms? that|says)",
    filler=r"(?:so|and|just|hopefully not|confirmed|promise|promised|about|ish|roughly|approx"
    r"|hrs|dear|folks|mate|sir|madam|sarah|john|mary|peter|tom|anna|all|good|cheers|eh|aye"
    r"|roger|copy|understood|heard|max|tops|it'?s|that'?s|earliest convenience|a|an|the|at|by"
    r"|on|in|of|to|and|or|we|it|hi|hello|hey|thanks|thank|you|ok|okay|sure|yes|yep|please|sorry"
    r"|mean|i|actually|make|that|correction|no|later|than|latest|before|between|around|about"
    r"|approx|max|maximum|latest|sharp|within|noted|got|right|absolutely|for|definitely|next"
    r"|rather|then|at most|most|great|well|dear|will|do|eta)",
    courtesy=r"(?:everyone|all|folks|neighbours?|neighbors?|team|guys|friends|for (?:reporting"
    r"|flagging|the (?:photo|report|heads up|update|tip)|letting us know|your (?:patience|help"
    r"|report|message))|patience|appreciate\w*|much|keep|it|up|go|love|proud|bravo|hooray|yay"
    r"|friday|monday|ta|same|thanks|thank|you|very|much|so|a|lot|welcome|you're|re|your|kind"
    r"|words|cheers|congratulations|congrats|great|well|done|happy|have|nice|good|day|morning"
    r"|evening|night|afternoon|best|regards|hi|hello|all|everyone|my|pleasure|to|is|ours"
    r"|weekend|lovely)",
    done=r"(?:" + _EN_DONE + r"|(?:is |are |it'?s )?(?:working|back on|back up"
    r"|up and running)(?: again| now)?|works (?:again|now)|all (?:sorted|set|clear))",
    not_done=r"(?:leave it|leave them|leave|leaves|leaving|get it|gets it|getting it|be all"
    r"|it all|be|get|gets|getting|being|have it|have this|have that|well|will|to|nearly|almost"
    r"|half|isn'?t|not|needs?|it|them|this|that|never|should be|must be|can be|getting it"
    r"|partly|start|starts|not yet|once|until|stop(?:ped)?|crew|team|currently|still)",
    takes_on=r"(?:on (?:my|our) way|i'?ll (?:take (?:it|this|care)|go|fix|do|handle|see to|sort"
    r"|get|come|deal|be there|look|check|repair|replace|clean)|i will (?:take|go|fix|do|handle"
    r"|see|sort|come|repair|replace|clean|look|check|be there)|i'?m (?:on it|going|on my way"
    r"|coming|heading)|i am (?:on it|going|on my way|coming|heading)|on it|i('?ve)? got (?:it"
    r"|this)|leave it (?:to|with) me|i take (?:it|this|care)|mine|heading (?:there|over))",
    replaces=r"(?:instead of|in place of|rather than|replaces @|taking over from|takes over from)",
    reports=r"(?:(?:i|we) (?:saw|found|noticed|spotted|see|have seen|have found)|i'?ve (?:seen"
    r"|found|noticed|spotted)|we'?ve (?:seen|found|noticed|spotted)|there (?:is|are) (?:a|an"
    r"|some|two|three|several|broken|rubbish|water|glass)|there'?s (?:a|an|some|rubbish|water"
    r"|glass)|just (?:saw|found|noticed|spotted|seen))",
    hands_over=r"(?:can you|could you|please|pls|would you|will you|take (?:care|a look|this|it)"
    r"|have a look|look (?:at|into)|fix|repair|replace|clean|check|see to|deal with|handle|go"
    r"|sort|over to you|yours|it'?s yours|this is for you|for you|all yours|get|send|you have)",
    work=r"(?:(?:fix|repair|replac|clean|clear|sort|send|inspect|collect|remov|repaint|patch"
    r"|trim|prun|mow|unblock|restor|install|deliver|resolv|handl|swap|refit|sweep|empt|tow"
    r"|spray|attend|mend|tackl|address|tidy|grit)\w*|(?:visit|check|paint|fill|finish|complet"
    r"|deal|look|call|phone|ring|email|fit|plant|salt|com|go|get|swing|pop|head)(?:e|es|s|ing"
    r"|ting|ping|ed)?)",
    idle=r"(?:(?:we're|we are|we) meet(?:ing)? the|for (?:everyone|all|everybody)|free of charge"
    r"|free (?:entry|admission)|(?:'ve|have|has) been \w+ing|on (?:tv|telly|the radio|air)"
    r"|(?:mayor|councillors?) (?:attends?|visits?|opens?|speaks?|will (?:attend|visit|speak"
    r"|be))|(?:collection|recycling|bin) days?|stretched|run off our feet|under pressure"
    r"|(?:swamped|flat out|snowed under|busy|overwhelmed|short[- ]staffed|on leave|on holiday"
    r"|off sick|on call)|(?:great|good|brilliant|amazing|fantastic|top) (?:work|job|stuff"
    r"|effort|news)|what a (?:day|week|night|evening|morning|great|lovely)|proud|go team"
    r"|congratul\w+|well played|(?:lasts?|will last|continues?|will continue|remains?"
    r"|will remain|stays?|will stay) (?:closed|until|open|shut|on)?|(?:council"
    r"|committee) (?:meet|meets)|expires?|runs? out|lapses?|due date|is due by|runs (?:from"
    r"|until|to|every)"
    r"|kicks? off|you(?:'ve| have) (?:got )?an? (?:appointment|meeting)"
    r"|(?<!confirm )(?<!book )(?<!move )(?<!change )your appointment"
    r"|the appointment|(?<!off )(?<!at )(?<!near )(?<!from )(?:the|no) (?:\w+ )?(?:bus|buses"
    r"|train|trains"
    r"|tram)(?! (?:stop|shelter|lane|bay|station))|it'?s \d+"
    r"|at the earliest|took|taken|it'?s back|is back|are back|back to normal|power'?s back)",
    imperative=r"(?:(?:submit|pay|hand|return|have your|get your|settle|renew|send|call|come"
    r"|stop by|make (?:an|sure|your)|arrange|complete|download"
    r"|read|bring|put|leave(?! (?:it|this|that) (?:with|to) (?:us|me))|keep|try|email|e-mail"
    r"|message|dm|pop|drop|take|use|check|visit|ask|remember|register|apply|book|join|pick"
    r"|collect|report|contact|wait|stay|avoid|let|see|look|make sure|park|move|tell|fill in"
    r"|phone|ring|hold|text|write|sign|follow|watch|enjoy|vote|click|meet (?:us|me|at|outside"
    r"|in)|reply (?:to|by|here|with|before)|ensure|mind|beware|note that|don'?t|do not"
    r"|save the date|give us a (?:call|ring|shout))(?!\w))",
    thanks=r"(?:thanks?|thank you|congrat\w*|cheers|bravo|well done|welcome|happy|regards|kudos)",
    gives_time=r"(?:give (?:me|us)|gimme)",
    before_hour=(
        (r"half(?: past)?", 30), (r"(?:a )?quarter past", 15), (r"(?:a )?quarter to", -15),
        (r"ten to", -10), (r"ten past", 10),
    ),
    resumed=r"(?:got there|made it|nailed it|mission accomplished|(?:is|are|it'?s|working|back"
    r"|up|on) (?:back|again|now)|working (?:again|now|fine)|back to normal|up and running|(?:is"
    r"|are) \w+ing again"
    r"|good as new)",
    informs=r"(?:let (?:you|u) know|tell you|update you|call you|message you|get back to you"
    r"|keep you posted|shout)",
    upper=r"(?:mayor's word|at most|promise|(?:you have )?my word|guaranteed?|without fail|for sure"
    r"|definitely|at the latest|no later than|latest|tops|max|by)",
    has_been=r"\b(?!x)x",
    looked_back=r"\b(?!x)x",
    purpose=r"(?:that way|so (?:that )?we(?: can)?|this way)",
    will_be=r"(?:will|\w+'ll|be|gets?|getting|going to|to be|should|must|needs?)",
)  # fmt: skip
