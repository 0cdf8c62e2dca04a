"""English beside the Romance languages, and which languages are read at all."""

from __future__ import annotations

from typing import Final

from junhall.casework.promise_romance import CATALAN, FRENCH
from junhall.casework.promise_words import SPANISH, Tongue

_EN_DONE = (
    r"(?:fixed|repaired|solved|resolved|replaced|cleaned|cleared|done|finished|completed|sorted"
    r"|restored|removed|collected|mended|unblocked)"
)

ENGLISH: Final = Tongue(
    lang="en",
    today=r"(?:later |during |by |before )?(?:today|this very day)",
    tomorrow=r"(?:by )?(?:tomorrow|tomorow|tommorow|tommorrow|tmrw|tmw|2moro|tmoro)",
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
    hour_before=r"at|by|before|around|about|until|till|from|after|than"
    r"|since|for",
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
    within=r"(?:in|within|in less than|in under|in about|in around|inside|in the next|within the"
    r" next|over the next|max|in max|no more than|give (?:us|me)|in at most|before)",
    units=(
        (r"minutes?|mins?", "minute"), (r"hours?|hrs?|h", "hour"),
        (r"(?:working|business) days?", "workday"), (r"days?", "day"), (r"weeks?", "week"),
        (r"months?", "month"),
    ),
    spans=(
        (r"an hour and a half", 90), (r"the (?:next )?hour", 60), ((r"half an hour"
        r"|half hour"), 30), (r"one and a half hours", 90),
        (r"a quarter of an hour", 15), (r"three quarters of an hour", 45),
    ),
    not_spans=r"(?:for|every|last|past|open|took|after|each|during|for about|took (?:us|them)|per)",
    this_week=r"(?:(?:by |before |at )?(?:the )?end of (?:the |this )?week"
    r"|(?:later |during |in |some ?time )?this week|by week'?s end|within the week)",
    next_week=r"(?:(?:by |before |at )?(?:the )?end of )?next week",
    weekend=r"(?:this|the|over the|by the) weekend",
    this_month=r"(?:later )?this month",
    next_month=r"next month",
    late_month=r"(?:by |before |at )?(?:the )?end of (?:the |this )?month",
    late_of=r"(?:by |before |at )?(?:the )?end of |sometime in ",
    end_of_day=r"(?:by |before |at )?(?:(?:the )?end of (?:the |this )?(?:working )?day|eod|cob"
    r"|close of business|(?:the )?end of today)",
    this_year=r"(?:this year|(?:by |before )?(?:the )?end of (?:the |this )?year)",
    before=r"(?:before|ahead of)(?: the| this)?",
    not_after=r"by",
    lower=r"(?:not (?:\w+ )?(?:before|until|till)|no (?:earlier|sooner) than|(?:starting|as of)"
    r"(?: from)?|from|since|after(?: the)?|until|till|past|n't (?:\w+ ){0,4}?(?:before|until"
    r"|till))",
    lower_tail=r"(?:at the (?:earliest|soonest)|onwards|or later|at least)",
    gone=r"(?:last|past|previous)",
    recurring=r"(?:every|each|most|on all)",
    strong=r"(?:will|\w+'ll|ll|we'?ll|i'?ll|\w+ll be|going to|gonna|promise\w*|we are \w+ing"
    r"|we'?re \w+ing"
    r"|i'?m \w+ing|i am \w+ing|(?:is|are) (?:coming|going|sending|fixing|heading|repairing"
    r"|replacing|cleaning|sorting|visiting|looking)|we (?:fix|repair|replace|clean|send|come|go"
    r"|sort|collect|check|inspect)|i (?:fix|repair|send|come|go|check)|(?:fixes|repairs|replaces"
    r"|cleans|sends|collects|sorts|sees to|takes care of)|on (?:our|my|his|her|their|its) way"
    r"|shall|expects? to \w+|(?:is|are) due to|commit\w*)",
    weak=r"(?:(?:is|are|it'?s) (?:scheduled|planned|booked|set)|scheduled|booked|planned|should"
    r"|(?:to|must) be (?:" + _EN_DONE[3:-1] + r"|done|ready|working|back)|expected|you have it"
    r"|goes|comes|coming|going|back on|working again|can (?:be there|come|fix|do|send|make|have)"
    r"|have it|get it|get to it|have (?:this|that)|there|on it|aim\w* to|on site|onsite)",
    nominal=r"(?:electrician|plumber|crew|team|technicians?|repair|fix|cleaning|cleanup|workers?"
    r"|gardeners?|visit|inspection|colleagues?|collection|replacement|truck)",
    negation=r"(?:not|never|no|cannot|cant|wont|dont|didnt|unable|nobody|nor|isnt|arent|doesnt"
    r"|\w+n't|impossible|couldnt)",
    harmless=r"(?:(?:from )?monday to (?:friday|saturday|sunday|thursday)|(?:no"
    r"|not) later(?= than)|at the latest|don'?t worry|do not worry|no (?:problem|worries"
    r"|need to worry|trouble)|not to worry"
    r"|good (?:morning|afternoon|evening|night|day)|have a (?:nice|good|great|lovely) \w+"
    r"|happy \w+day|no doubt|without fail|sorry for the wait|thanks for (?:writing|reporting"
    r"|letting us know)(?: (?:it|this))?(?: today| this (?:morning|afternoon|evening))?)",
    condition=r"(?:if|when|once|unless|as soon as|provided|depending|depends|whenever|assuming"
    r"|in case|subject to)",
    report_back=r"(?:let (?:us|me) know|tell (?:us|me)|write (?:to )?(?:us|me)|drop (?:us|me)|call"
    r" (?:us|me)|shout|ping (?:us|me)|message (?:us|me)|report)",
    hedge=r"(?:maybe|perhaps|might|hope\w*|try|trying|possibly|probably|may|think|guess|would like"
    r"|could|with luck|hopefully|would)",
    soonest=r"(?:as soon as (?:possible|we can|i can)|asap|when(?:ever)? we can|shortly|soon)",
    asked_of_citizen=r"(?:please|come by|drop by|stop by|pop in|come to|call (?:us|the|me)"
    r"|you (?:can|could|may|must|should|need|have to)|can you|could you|send (?:us|me)"
    r"|remember|don'?t forget|visit (?:us|the)|bring|put out|take (?:it|your)|leave (?:it|your)"
    r"|let (?:us|me) know|tell (?:us|me)|ask|apply|register|sign up|join us|pick (?:it|them) up"
    r"|try again|write to us|look out|check (?:the|our)|be careful|expect you)",
    farewell=r"(?:see (?:you|u|ya)|talk (?:to you )?(?:tomorrow|later|soon)|until (?:tomorrow"
    r"|\w+day|next week)|till (?:tomorrow|\w+day)|speak (?:tomorrow|soon|on)|catch you)",
    announcement=r"(?:is on|starts?|starting|begins?|takes place|held|celebrat\w+|there (?:is|are)"
    r"|there'?s|there will be|will (?:be (?:held|closed|open|live|on|a|an|celebrated)|start|begin"
    r"|take place|open|close|host|rain|celebrate|play)|welcome|streamed|announc\w+|invit\w+"
    r"|remind\w*|it will rain|is a (?:public )?holiday|happy|proud|we (?:host|present|play|meet)"
    r"|ends|is (?:at|in|the|a))",
    event=r"(?:council meeting|plenary|fair|festival|concert|market|workshop|course|talk|race"
    r"|match|tournament|party|parade|meeting|exhibition|holiday|closure|closed|event|session"
    r"|deadline|registration|cinema|theatre|library|rain|storm|bus|road works begin|open day"
    r"|ceremony|show|game|streets? will be)",
    opening=r"(?:open|opens|opening|closes|closing|office hours|we close|opened)",
    past=r"(?:yesterday|last night|was|were|did|had|has been|have been|has|ago|went|came|got"
    r"|earlier (?:today|this)|(?:we|i|they|he|she|@) (?:just |already )?" + _EN_DONE
    + r"|we'?ve|i'?ve|have (?:just |already )?" + _EN_DONE + r")",
    reported=r"(?:said|told|promised|claimed|wrote)",
    correction=r"(?:sorry|i mean|correction|actually|rather|make (?:that|it)|scratch that|or rather"
    r"|i meant|my mistake|pardon|better)",
    links=r"(?:and|but|so|because|although|though|then|so that|confirms? that|says)",
    filler=r"(?:a|an|the|at|by|on|in|of|to|and|or|we|it|hi|hello|hey|thanks|thank|you|ok|okay|sure"
    r"|yes|yep|please|sorry|mean|i|actually|make|that|correction|no|later|than|latest|before"
    r"|between"
    r"|around|about|approx|max|maximum|latest|sharp|within|noted|got|right|absolutely|for"
    r"|definitely"
    r"|next|rather|then|at most|most|great|well|dear|will|do|eta)",
    courtesy=r"(?:thanks|thank|you|very|much|so|a|lot|welcome|you're|re|your|kind|words|cheers"
    r"|congratulations|congrats|great|well|done|happy|have|nice|good|day|morning|evening|night"
    r"|afternoon|best|regards|hi|hello|all|everyone|my|pleasure|to|is|ours|weekend|lovely)",
    done=r"(?:" + _EN_DONE + r"|(?:is |are |it'?s )?(?:working|back on|back up|up and running)"
    r"(?: again| now)?|works (?:again|now)|all (?:sorted|set|clear))",
    not_done=r"(?:be|get|gets|getting|being|have it|have this|have that|well|will|to|nearly|almost"
    r"|half|isn'?t|not|needs?|it|them|this|that|never|should be|must be|can be|getting it|partly"
    r"|start|starts|not yet|once|until|stop(?:ped)?|crew|team|currently|still)",
    takes_on=r"(?:on (?:my|our) way|i'?ll (?:take (?:it|this|care)|go|fix|do|handle|see to|sort|get"
    r"|come|deal|be there|look|check|repair|replace|clean)|i will (?:take|go|fix|do|handle|see|sort"
    r"|come|repair|replace|clean|look|check|be there)|i'?m (?:on it|going|on my way|coming|heading)"
    r"|i am (?:on it|going|on my way|coming|heading)|on it|i('?ve)? got (?:it|this)|leave it (?:to"
    r"|with) me|i take (?:it|this|care)|mine|heading (?:there|over))",
    replaces=r"(?:instead of|in place of|rather than|replaces @|taking over from|takes over from)",
    reports=r"(?:(?:i|we) (?:saw|found|noticed|spotted|see|have seen|have found)|i'?ve (?:seen"
    r"|found"
    r"|noticed|spotted)|we'?ve (?:seen|found|noticed|spotted)|there (?:is|are) (?:a|an|some|two"
    r"|three|several|broken|rubbish|water|glass)|there'?s (?:a|an|some|rubbish|water|glass)"
    r"|just (?:saw|found|noticed|spotted|seen))",
    hands_over=r"(?:can you|could you|please|pls|would you|will you|take (?:care|a look|this|it)"
    r"|have a look|look (?:at|into)|fix|repair|replace|clean|check|see to|deal with|handle|go"
    r"|sort|over to you|yours|it'?s yours|this is for you|for you|all yours|get|send|you have)",
    signs=r"(?:the|we|will|'ll|ll|be|by|tomorrow|at|on|it|is|you|thanks|today|this|to|and|for|in"
    r"|of|our|before|within|hours?|minutes?|morning|afternoon|evening|noon|pm|am|i|not|fixed|done"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|week|next|hello|hi|crew|way|your"
    r"|than|later|no|sorry"
    r"|its|are|have|has|can|please|yes|not|that|with|your|our|team|tonight|month|days?)",
)  # fmt: skip

TONGUES: Final = (SPANISH, CATALAN, FRENCH, ENGLISH)
