//! Closed lists of words the rules look at. Facts of English, nothing learned.

use phf::phf_set;

/// Abbreviations whose dot belongs to them, without the dot.
static ABBREVIATIONS: phf::Set<&str> = phf_set! {
    "mr", "mrs", "ms", "mx", "dr", "prof", "rev", "fr", "sr", "jr", "st", "gen", "lt", "col", "maj", "capt", "cpl",
    "sgt", "adm", "cmdr", "brig", "pvt", "sen", "rep", "gov", "pres", "hon", "amb", "atty", "supt", "dept", "messrs",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "mon", "tue", "tues", "wed",
    "thu", "thurs", "fri", "inc", "corp", "ltd", "co", "bros", "vs", "no", "nos", "est", "approx", "ave", "blvd",
    "rd", "mt", "ft", "al", "etc", "eg", "ie", "fig", "ala", "ariz", "ark", "calif", "colo", "conn", "del", "fla",
    "ga", "ill", "ind", "kan", "ky", "la", "md", "mass", "mich", "minn", "miss", "mo", "mont", "neb", "nev", "okla",
    "ore", "pa", "tenn", "tex", "va", "vt", "wash", "wis", "wyo",
};

/// Abbreviations that are ordinary words too: only with a capital do they keep the dot.
static CAPITAL_ONLY: phf::Set<&str> = phf_set! {
    "no", "al", "fig", "mar", "sun", "sat", "ill", "miss", "mass", "wash", "ore", "ind", "del", "la", "pa", "co",
    "mo", "mt", "ft", "gen", "hon", "pres", "rep", "fr", "sen", "col", "est", "dec", "fri", "wed", "mon", "jun", "ark",
};

pub(crate) fn is_abbreviation(word: &str) -> bool {
    if word.len() > 7 {
        return false;
    }
    let lower = word.to_ascii_lowercase();
    ABBREVIATIONS.contains(lower.as_str())
        && (word.starts_with(char::is_uppercase) || !CAPITAL_ONLY.contains(lower.as_str()))
}

macro_rules! word_lists {
    ($($(#[$doc:meta])* $name:ident = $($word:literal)*;)*) => {
        $($(#[$doc])* pub(crate) fn $name(word: &str) -> bool {
            static LIST: phf::Set<&str> = phf::phf_set! { $($word),* };
            static SHAPES: $crate::lexicon::Shapes = $crate::lexicon::Shapes::of(&[$($word),*]);
            SHAPES.may_hold(word) && LIST.contains(word)
        })*
    };
}
pub(crate) use word_lists;

/// First letters and lengths of a list's words: most words that are not in it are told apart by these alone,
/// which costs far less than hashing them.
pub(crate) struct Shapes([u32; 256]);

impl Shapes {
    pub(crate) const fn of(words: &[&str]) -> Self {
        let mut lengths = [0; 256];
        let mut n = 0;
        while n < words.len() {
            let bytes = words[n].as_bytes();
            assert!(!bytes.is_empty() && bytes.len() < 32, "a word of a list has 1 to 31 bytes");
            lengths[bytes[0] as usize] |= 1 << bytes.len();
            n += 1;
        }
        Self(lengths)
    }

    pub(crate) fn may_hold(&self, word: &str) -> bool {
        let first = word.as_bytes().first().map_or(0, |first| self.0[usize::from(*first)]);
        word.len() < 32 && first & 1 << word.len() != 0
    }
}

word_lists! {
    /// Words before a verb that belong to its group.
    is_auxiliary = "'d" "'ll" "'ve" "'re" "'m" "has" "have" "had" "'s" "is" "are" "was" "were" "be" "been" "being" "do" "does" "did" "will" "would"
        "could" "can" "may" "might" "must" "should" "shall" "didn't" "doesn't" "don't" "hasn't" "haven't" "hadn't"
        "wouldn't" "won't" "isn't" "wasn't" "couldn't" "can't";
    /// Forms of "be" that make a participle passive.
    is_be = "'re" "'m" "is" "are" "was" "were" "be" "been" "being" "isn't" "wasn't" "aren't" "weren't" "gets" "got" "get";
    /// Adverbs between a subject and its verb.
    is_adverb = "also" "then" "later" "again" "not" "never" "once" "often" "even" "still" "always" "too" "just" "now"
        "already" "ever" "further" "thus" "therefore" "however" "both" "only" "first" "almost" "since" "long"
        "earlier" "previously" "recently" "repeatedly" "instead" "meanwhile" "yesterday" "today" "separately" "rather"
        "all" "each" "so" "simply" "soon" "today's" "subsequently" "nevertheless" "nonetheless" "twice" "elsewhere";
    /// Sentence openers that tie to what came before.
    is_linker = "besides" "moreover" "furthermore" "however" "still" "instead" "indeed" "nevertheless" "nonetheless" "meanwhile"
        "otherwise" "therefore" "thus" "consequently" "accordingly" "additionally" "similarly" "likewise" "finally" "perhaps" "maybe" "yes" "no" "well" "yet";
    is_pronoun = "he" "she" "they" "it" "i" "we" "you" "who" "which" "that" "those" "these" "this" "others" "some" "many"
        "neither" "either" "everyone" "someone" "everybody" "somebody" "nobody" "anyone" "both" "one" "another" "few" "most" "none" "critics";
    is_personal_pronoun = "he" "she" "they" "it" "i" "we" "you" "him" "her" "them" "his" "their" "its";
    is_determiner = "the" "a" "an" "this" "that" "these" "those" "his" "her" "their" "its" "our" "my" "your" "some" "any"
        "no" "every" "each" "another" "both" "all" "many" "several" "most" "few" "two" "three" "four" "five" "six"
        "seven" "eight" "nine" "ten" "dozens" "hundreds" "one" "other" "more" "such" "what" "whose" "which" "either";
    is_possessive = "his" "her" "their" "its" "our" "my" "your" "'s" "whose";
    is_preposition = "of" "in" "on" "at" "by" "for" "with" "from" "to" "about" "over" "after" "before" "under" "into"
        "against" "between" "during" "through" "among" "within" "without" "toward" "towards" "upon" "near" "outside"
        "inside" "since" "until" "across" "behind" "amid" "despite" "via" "alongside" "beyond" "like" "as" "than"
        "regarding" "concerning" "following" "ahead" "around" "because";
    /// Prepositions that tie two nouns of one noun phrase.
    is_noun_link = "of" "for" "in" "at" "from" "with" "on" "to" "about" "against" "near" "within" "by" "between" "behind";
    /// Words that start a clause and so end what comes before a subject.
    is_clause_start = "that" "but" "because" "when" "as" "if" "while" "although" "though" "whereas" "where" "after" "before"
        "since" "until" "so" "than" "whether" "unless" "once" "what" "why" "how" "yet" "or" "nor" "plus" "whenever";
    is_conjunction = "and" "or" "but" "nor" "&";
    /// Words that open an embedded question or clause after a verb.
    opens_clause = "that" "whether" "if" "how" "why" "what" "who" "when" "where" "which" "there" "it" "he" "she" "they"
        "we" "i" "you";
    is_relative = "who" "which" "that" "whom" "whose" "where" "when";
    is_weekday = "monday" "tuesday" "wednesday" "thursday" "friday" "saturday" "sunday" "mon." "tues." "wed." "thurs."
        "fri." "sat." "sun.";
    is_month = "january" "february" "march" "april" "may" "june" "july" "august" "september" "october" "november"
        "december" "jan." "feb." "mar." "apr." "jun." "jul." "aug." "sept." "sep." "oct." "nov." "dec.";
    is_time_word = "yesterday" "today" "tomorrow" "tonight" "earlier" "later" "recently" "overnight" "afterward" "afterwards"
        "then" "again" "here" "there" "too" "also" "instead" "repeatedly" "publicly" "privately" "bluntly" "simply" "now";
    is_part_of_day = "morning" "afternoon" "evening" "night" "week" "month" "year" "weekend" "day" "days" "weeks" "months"
        "years" "hours" "minutes";
    /// Where things are said; "in a …", "at a …".
    is_occasion = "statement" "statements" "interview" "interviews" "speech" "speeches" "conference" "briefing" "tweet"
        "tweets" "post" "posts" "letter" "email" "e-mail" "emails" "memo" "report" "video" "call" "message" "remarks" "rally" "debate" "appearance"
        "hearing" "address" "essay" "article" "op-ed" "column" "editorial" "blog" "release" "meeting" "event" "podcast"
        "broadcast" "sermon" "lecture" "leaflet" "manifesto" "cable" "plea" "memorandum" "submission" "toast" "eulogy" "newsletter" "pamphlet" "communique" "communiqué" "note" "comments" "book" "memoir" "forum" "session" "telegram" "bulletin"
        "press" "affidavit" "complaint" "filing" "ruling" "lawsuit" "testimony" "episode" "show" "program" "programme" "discussion" "dispatch" "reply" "response" "summit" "ceremony" "funeral";
    /// Subjects that speak only as documents and findings.
    is_document_noun = "poll" "polls" "survey" "surveys" "study" "report" "reports" "data" "figures" "document" "documents"
        "emails" "e-mails" "article" "letter" "statement" "memo" "analysis" "results" "records" "investigation" "inquiry"
        "review" "research" "evidence" "findings" "headline" "sign" "caption" "complaint" "lawsuit" "filing" "ruling" "indictment" "affidavit";
    /// Participial verbs that carry on a speech.
    is_carrying_on = "adding" "saying" "stressing" "noting" "stating" "telling" "claiming" "arguing" "insisting"
        "explaining" "warning" "suggesting" "alleging" "writing" "asking" "calling" "declaring" "announcing" "vowing"
        "accusing" "denying" "citing" "promising" "pledging" "urging" "asserting" "recalling" "emphasizing" "emphasising"
        "acknowledging" "conceding" "admitting" "reiterating" "pointing" "describing" "predicting" "demanding" "threatening" "tweeting" "referring" "criticizing" "criticising" "blaming" "condemning" "dismissing" "rejecting" "remarking" "complaining" "boasting" "joking" "contending" "maintaining" "indicating" "revealing" "confirming" "concluding" "cautioning" "replying" "responding" "quoting" "expressing" "praising" "questioning" "hoping" "proposing" "thanking" "denouncing" "mocking" "slamming" "blasting";
    /// Titles written before a name.
    is_title = "mr." "mrs." "ms." "mx." "mr" "mrs" "ms" "dr." "dr" "prof." "professor" "sen." "senator" "rep."
        "representative" "gov." "governor" "gen." "general" "lt." "col." "colonel" "maj." "major" "capt." "captain" "sgt."
        "sergeant" "adm." "admiral" "detective" "constable" "corporal" "cmdr." "commander" "president" "vice-president" "premier" "chancellor" "king" "queen" "prince"
        "princess" "pope" "archbishop" "bishop" "rev." "reverend" "imam" "ayatollah" "sheikh" "sir" "dame" "lord" "lady" "judge" "justice"
        "secretary" "minister" "mayor" "ambassador" "chairman" "chairwoman" "chair" "speaker" "spokesman" "spokeswoman"
        "spokesperson" "director" "commissioner" "congressman" "congresswoman" "attorney" "chief" "deputy" "leader" "envoy"
        "candidate" "strategist" "analyst" "adviser" "advisor" "press-secretary" "brig." "lieutenant" "brigadier" "marshal" "nominee" "businessman" "billionaire" "mogul" "host" "manager" "activist" "journalist" "reporter" "editor" "author" "pollster" "councillor" "prosecutor" "lawyer" "coach" "father" "sister" "doctor" "officer" "inspector" "superintendent" "economist" "historian" "surgeon" "nurse" "negotiator" "mediator" "monitor";
    /// Nouns for a person by office or trade; the head of a description that stands for somebody.
    is_role = "spokesman" "spokeswoman" "spokesperson" "spokespeople" "spokesmen" "press-secretary" "secretary" "minister" "president" "official"
        "officials" "leader" "leaders" "chief" "head" "director" "governor" "mayor" "senator" "senators" "candidate" "candidates" "ambassador" "envoy" "diplomat"
        "diplomats" "general" "commander" "commanders" "officer" "officers" "analyst" "analysts" "expert" "experts" "lawyer" "lawyers" "lawmaker" "lawmakers"
        "professor" "doctor" "doctors" "activist" "activists" "journalist" "journalists" "reporter" "reporters" "aide" "aides" "adviser" "advisers" "advisor" "advisors"
        "witness" "witnesses" "resident" "residents" "source" "sources" "man" "woman" "men" "women" "chairman" "chairwoman" "chair" "executive" "executives"
        "strategist" "strategists" "manager" "premier" "chancellor" "king" "queen" "prince" "judge" "prosecutor" "prosecutors" "deputy" "representative"
        "representatives" "member" "members" "author" "editor" "nominee" "politician" "politicians" "economist" "economists" "businessman" "billionaire"
        "congressman" "congresswoman" "justice" "commissioner" "supporter" "supporters" "critics" "critic" "opponent" "opponents" "voters" "voter" "investigators" "investigator" "monitor" "monitors" "nurse" "surgeon" "mother" "father" "widow" "farmer" "teacher" "student" "students" "survivor" "survivors" "rescuer" "rescuers" "coordinator" "negotiator" "negotiators" "mediator" "mediators" "neighbour" "neighbor" "neighbours" "neighbors" "relative" "relatives" "admiral" "colonel" "captain" "major" "sergeant" "scientist" "scientists" "researcher" "researchers" "historian" "pollster" "strongman" "ruler" "dissident" "cleric" "priest" "bishop" "archbishop" "imam" "pope" "driver" "worker" "workers" "volunteer" "volunteers" "owner" "founder" "policeman" "police" "soldier" "soldiers" "fighter" "fighters" "rebel" "rebels" "veteran" "veterans" "columnist" "commentator" "observer" "observers" "inspector" "inspectors" "auditor" "engineer" "engineers" "medic" "medics" "paramedic" "villager" "villagers" "elder" "elders" "parliamentarian" "deputies" "mp" "mps";
    /// People and bodies who are addressed more than they speak.
    is_audience = "press" "media" "audience" "crowd" "nation" "public" "people" "families" "viewers" "listeners"
        "readers" "jurors" "jury" "delegates" "troops" "colleagues" "allies" "shareholders" "investors"
        "customers" "followers" "fans" "parents" "pupils" "congregation" "mourners" "guests" "newspaper"
        "broadcaster" "channel" "station" "website" "radio" "television" "magazine" "daily" "weekly" "tribunal"
        "panel" "board" "countries" "states" "refugees" "citizens" "civilians" "militia" "militias" "sides"
        "parties" "side" "governments" "correspondent" "correspondents" "interviewer" "mission" "delegation"
        "team" "friends" "friend" "son" "daughter" "wife" "husband" "brother" "family" "patients" "passengers"
        "staff" "employees" "strikers" "protesters" "demonstrators" "drivers" "landlord" "landlords" "tenants"
        "companies" "firm" "firms" "operator" "operators" "regulator" "insurers" "clinic" "hospital" "hospitals"
        "camp" "chamber" "consul" "embassy" "regime" "authorities";
    /// Nouns that make a name or description an organisation.
    is_organisation_noun = "ministry" "department" "government" "administration" "agency" "council" "committee" "commission" "organization"
        "organisation" "union" "party" "coalition" "observatory" "university" "institute" "institution" "foundation" "association" "bank" "court" "army"
        "forces" "force" "police" "parliament" "senate" "congress" "house" "office" "bureau" "company" "corporation" "group" "campaign" "cabinet"
        "authority" "authorities" "federation" "league" "assembly" "center" "centre" "times" "post" "news" "journal" "tribune" "herald" "guardian"
        "network" "channel" "radio" "television" "press" "embassy" "military" "navy" "command" "service" "services" "mission" "hospital" "church"
        "society" "club" "board" "panel" "tribunal" "front" "movement" "alliance" "consortium" "fund" "trust" "pentagon" "kremlin" "palace" "secretariat" "directorate" "chancellery" "inspectorate" "watchdog" "think-tank" "newspaper" "magazine" "outlet" "broadcaster" "chronicle" "gazette" "courier" "telegraph" "daily" "dispatch" "wire" "states" "kingdom" "republic" "brigade" "militia" "presidency" "monitors" "regulator" "staff" "defence" "defense" "state";
    /// Nouns that end the names of companies and such, and say less of a description.
    is_company_noun = "inc" "inc." "corp" "corp." "ltd" "ltd." "llc" "plc" "holdings" "industries" "airlines" "airways" "motors" "pharmaceuticals"
        "technologies" "systems" "brothers" "partners" "associates" "laboratories" "enterprises" "entertainment" "studios"
        "college" "school" "academy" "museum" "library" "orchestra" "institutes" "laboratory" "fellowship"
        "caucus" "clinic" "guild" "syndicate" "cooperative" "railways"
        "brigades" "battalion" "division" "regiment" "corps" "guard" "guards" "militias" "jihad" "squad" "task-force";
    /// What an organisation is, right before its name: "the rights group Clearwater".
    is_kind_of_body = "group" "charity" "watchdog" "agency" "network" "company" "firm" "union" "party" "militia"
        "newspaper" "daily" "weekly" "magazine" "website" "broadcaster" "channel" "organisation" "organization"
        "movement" "coalition" "operator" "manufacturer" "contractor" "subcontractor" "retailer" "airline" "bank"
        "institute" "think-tank";
    /// Words that begin the names of many organisations and stand for none of them.
    is_general = "new" "national" "federal" "international" "royal" "united" "central" "american" "general" "public" "free" "world"
        "global" "first" "north" "south" "east" "west" "northern" "southern" "eastern" "western" "state" "states" "city"
        "county" "district" "local" "regional" "high" "supreme" "grand" "young" "women" "people" "center" "institute" "association"
        "university" "society" "republican" "democratic" "democrats" "republicans" "christian" "catholic" "islamic" "muslim"
        "jewish" "health" "human" "foreign" "defence" "defense" "interior" "justice" "finance" "security" "education" "labor"
        "labour" "transport" "civil" "social" "popular" "armed" "joint" "special" "chief" "house" "daily" "weekly" "sunday"
        "metropolitan" "municipal" "electoral" "election" "economic" "political" "revolutionary" "liberation" "freedom" "peace"
        "saint" "santa" "san" "los" "las" "fort" "port" "mount" "lake" "great" "red" "black" "white" "green" "blue" "golden";
    /// Those of a party, faith or nation together, written like a name.
    is_people = "republicans" "democrats" "conservatives" "liberals" "tories" "independents" "greens" "socialists" "communists"
        "progressives" "libertarians" "nationalists" "islamists" "christians" "muslims" "jews" "catholics" "kurds" "arabs" "americans"
        "russians" "syrians" "palestinians" "israelis" "ukrainians" "iraqis" "iranians" "germans" "turks" "afghans" "egyptians"
        "libyans" "europeans" "africans" "canadians" "mexicans" "australians" "indians" "pakistanis" "koreans" "latinos"
        "hispanics" "sunnis" "shiites" "serbs" "croats" "bosniaks" "armenians" "azerbaijanis" "georgians" "chechens" "rohingya";
    /// Acronyms that are no organisation's.
    is_common_acronym = "us" "u.s" "u.s." "uk" "u.k" "u.k." "uae" "usa" "eu" "dc" "d.c." "d.c" "l.a." "ny" "n.y." "tv" "dna" "aids" "hiv" "gdp" "ceo" "cfo" "pr"
        "it" "ai" "ok" "am" "pm" "a.m." "p.m." "gmt" "utc" "est" "edt" "pst" "pdt" "cet" "bst" "phd" "ph.d." "md" "m.d." "jr"
        "sr" "iq" "id" "ied" "rpg" "suv" "dui" "lgbt" "lgbtq" "glbt" "covid" "covid-19" "sars" "vip" "pow" "mia" "ww2" "wwii"
        "mp" "mps" "mep" "meps" "faq" "q" "a" "pdf" "gps" "dvd" "cd" "usb" "rsvp" "asap" "aka" "fyi" "diy" "atm" "pc"
        "tpp" "nafta" "daca" "roi" "ipo" "ppe" "icu" "er" "ngo" "ngos" "photo" "video" "update" "breaking" "file" "watch"
        "sos" "bc" "ad" "i" "swat" "isp" "wmd" "wmds" "icbm" "uav" "mri" "usd" "lng" "mlk" "jfk" "fdr" "lbj" "fbi's" "ufo";
    /// Small words allowed inside a name.
    is_name_particle = "de" "da" "del" "della" "di" "der" "den" "van" "von" "bin" "ibn" "al" "el" "la" "le" "dos" "du" "ben" "abu" "ter" "ten" "st.";
    /// Words that open what is asked, and the comma that says nothing is.
    opens_question = "whether" "if" "why" "how" "what" "about" "who" "when" "where" "which" ",";
    /// Words before a colon that label a line and name nobody.
    is_label = "photo" "video" "watch" "updated" "update" "breaking" "exclusive" "report" "analysis" "opinion"
        "related" "note" "editor" "source" "q" "question" "live" "read" "poll" "by" "here" "and"
        "but" "caption" "timeline" "debate" "election" "results" "the" "correction" "clarification"
        "corrected" "explainer" "bulletin" "summary";
    /// Prepositions that can open what is said.
    may_open_clause = "after" "before" "despite" "because" "under" "in" "as" "with" "over" "about" "following" "during"
        "for" "by" "at" "of" "on" "from" "like";
    /// Common finite verbs that no ending gives away.
    is_common_finite = "put" "set" "stood" "shut" "hit" "'re" "'ll" "'ve" "went" "came" "took" "made" "got" "gave" "left" "began" "held" "kept" "lost" "won"
        "met" "ran" "became" "knew" "grew" "brought" "led" "fell" "sent" "built" "broke" "needs"
        "makes" "remains" "means" "takes" "comes" "goes" "gets" "works" "represents" "includes"
        "stands" "contains" "deserves" "give" "make" "need" "come" "go" "get" "take" "remain";
    /// Words behind which nobody is told any more.
    ends_addressee = "that" ":" "," "." "if" "whether" "how" "why" "what" "to" "in" "on" "at" "during" "after" "by" "of"
        "about" "—" "–";
    /// People spoken to, without a name.
    is_listener = "them" "him" "her" "us" "me" "applause" "cheers" "laughter" "crowds" "media";
    /// Words that open an aside between a verb and what is said.
    opens_aside = "however" "though" "for" "in" "at" "on" "according" "speaking" "when" "after" "during" "by"
        "without" "with" "referring" "too" "as";
    /// Subjects of a bare verb form.
    is_plural_subject = "i" "we" "you" "they" "who" "others" "some" "many" "most" "critics" "people" "police";
    /// Words behind a credit that are the reporter's own again.
    opens_afterthought = "as" "while" "after" "though" "although" "with" "in" "according" "when" "a" "an" "despite" "because"
        "where" "whose" "speaking" "using" "during" "on" "before" "since" "so";
    /// Openers of a phrase that only sets the scene.
    sets_scene = "asked" "speaking" "pressed" "citing" "addressing" "responding" "writing" "meanwhile" "however"
        "still" "earlier" "later" "appearing" "noting" "quoting";
    /// Past and present forms that are verbs wherever they stand.
    is_core_speech = "said" "says" "told" "asked" "believes" "believed" "thinks" "thought" "argued" "insisted"
        "announced" "wrote";
    /// Determiners that start a new noun phrase.
    is_article = "the" "a" "an" "this" "these" "those" "some" "any" "no" "every";
    /// Numbers from two on, spelled out.
    is_spelled_number = "two" "three" "four" "five" "six" "seven" "eight" "nine" "ten" "eleven" "twelve" "thirteen"
        "fourteen" "fifteen" "sixteen" "seventeen" "eighteen" "nineteen" "twenty" "thirty" "forty" "fifty" "sixty" "seventy"
        "eighty" "ninety" "hundred" "hundreds" "thousand" "thousands" "dozen" "dozens" "scores" "half";
    /// Conjunctions of a subordinate clause.
    subordinates = "while" "although" "though" "if" "when" "since" "after" "before" "because" "until" "once" "where"
        "whereas" "even";
    /// Openers of an apposition or aside between a subject and its verb.
    opens_apposition = "now" "then" "speaking" "citing" "asked" "aged" "himself" "herself" "former" "head" "in" "on" "at"
        "like" "for" "an" "along" "including" "as" "once" "formerly" "whose" "meanwhile" "however"
        "too" "through";
    /// Openers of a description behind a name.
    opens_description = "a" "an" "the" "who" "whose" "head" "former" "one" "his" "her" "their";
    /// Titles of courtesy: they say no office.
    is_courtesy = "mr." "mrs." "ms." "mr" "mrs" "ms" "sir";
    /// Determiners of several.
    is_plural_determiner = "two" "three" "four" "five" "several" "some" "many" "both" "these" "those" "few" "dozens" "other"
        "all" "most";
    /// Roles that fit nearly anybody.
    is_general_role = "official" "leader" "man" "woman" "politician" "diplomat" "head" "chief" "lawmaker" "candidate"
        "executive" "activist" "expert" "analyst" "minister" "secretary";
    /// What a minister is minister of.
    is_department = "foreign" "defence" "defense" "interior" "health" "prime" "finance" "justice";
}

/// Whether a word reads as an adverb in -ly.
pub(crate) fn is_ly_adverb(word: &str) -> bool {
    word.len() > 4
        && word.ends_with("ly")
        && !matches!(
            word,
            "family"
                | "reply"
                | "ally"
                | "assembly"
                | "italy"
                | "july"
                | "rally"
                | "supply"
                | "daily"
                | "early"
                | "apply"
                | "weekly"
        )
}
