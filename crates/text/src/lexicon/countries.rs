//! Countries and capitals that stand for governments, and the adjectives of nations.

use phf::phf_set;

static NAMES: phf::Set<&str> = phf_set! {
    "afghanistan", "albania", "algeria", "angola", "argentina", "armenia", "australia", "austria", "azerbaijan", "bahrain",
    "bangladesh", "belarus", "belgium", "bolivia", "bosnia", "botswana", "brazil", "britain", "bulgaria", "burundi", "cambodia",
    "cameroon", "canada", "chad", "chile", "china", "colombia", "congo", "croatia", "cuba", "cyprus", "czechia", "denmark",
    "ecuador", "egypt", "england", "eritrea", "estonia", "ethiopia", "europe", "finland", "france", "gabon", "gambia", "georgia",
    "germany", "ghana", "greece", "guatemala", "guinea", "haiti", "honduras", "hungary", "iceland", "india", "indonesia", "iran",
    "iraq", "ireland", "israel", "italy", "jamaica", "japan", "jordan", "kazakhstan", "kenya", "kosovo", "kuwait", "kyrgyzstan",
    "laos", "latvia", "lebanon", "lesotho", "liberia", "libya", "lithuania", "luxembourg", "macedonia", "madagascar", "malawi",
    "malaysia", "mali", "malta", "mauritania", "mexico", "moldova", "mongolia", "montenegro", "morocco", "mozambique", "myanmar",
    "namibia", "nepal", "netherlands", "nicaragua", "niger", "nigeria", "norway", "oman", "pakistan", "palestine", "panama",
    "paraguay", "peru", "philippines", "poland", "portugal", "qatar", "romania", "russia", "rwanda", "scotland", "senegal",
    "serbia", "singapore", "slovakia", "slovenia", "somalia", "spain", "sudan", "sweden", "switzerland", "syria", "taiwan",
    "tajikistan", "tanzania", "thailand", "tunisia", "turkey", "türkiye", "turkmenistan", "uganda", "ukraine", "uruguay",
    "uzbekistan", "venezuela", "vietnam", "wales", "yemen", "zambia", "zimbabwe", "u.s.", "us", "usa", "uk", "u.k.", "eu", "uae",
    "abuja", "ankara", "athens", "baghdad", "baku", "bangkok", "beijing", "beirut", "belgrade", "berlin", "bern", "bishkek",
    "bogotá", "bogota", "brasilia", "bratislava", "brussels", "bucharest", "budapest", "cairo", "canberra", "caracas",
    "copenhagen", "damascus", "delhi", "dhaka", "doha", "dublin", "hanoi", "harare", "havana", "helsinki", "islamabad", "jakarta",
    "jerusalem", "kabul", "kampala", "kathmandu", "khartoum", "kyiv", "kiev", "lisbon", "ljubljana", "london", "luanda", "madrid",
    "manila", "minsk", "mogadishu", "moscow", "muscat", "nairobi", "oslo", "ottawa", "paris", "prague", "pyongyang", "rabat",
    "ramallah", "riga", "riyadh", "rome", "sarajevo", "seoul", "skopje", "sofia", "stockholm", "taipei", "tallinn", "tashkent",
    "tbilisi", "tehran", "tirana", "tokyo", "tripoli", "tunis", "vienna", "vilnius", "warsaw", "washington", "yerevan", "zagreb",
    "kremlin", "pentagon", "downing", "elysee", "élysée",
};

static DEMONYMS: phf::Set<&str> = phf_set! {
    "american", "british", "french", "german", "russian", "chinese", "japanese", "indian", "israeli", "palestinian", "syrian",
    "iraqi", "iranian", "turkish", "ukrainian", "polish", "italian", "spanish", "greek", "dutch", "belgian", "swedish", "norwegian",
    "danish", "finnish", "irish", "scottish", "welsh", "canadian", "mexican", "brazilian", "argentine", "australian", "egyptian",
    "saudi", "lebanese", "jordanian", "libyan", "yemeni", "afghan", "pakistani", "korean", "kurdish", "arab", "european", "african",
    "asian", "western", "republican", "democratic", "conservative", "liberal", "muslim", "christian", "jewish",
};

/// A country, capital or seat of government, one lower-case word.
pub(crate) fn is_country_or_capital(word: &str) -> bool {
    NAMES.contains(word)
}

/// A nation's adjective, or a country.
pub(crate) fn is_demonym_or_country(word: &str) -> bool {
    DEMONYMS.contains(word) || NAMES.contains(word)
}
