//! Kinds of words that stand around names of places.

use crate::lexicon::word_lists;

word_lists! {
    /// Words in front of a place that say where something is.
    is_locating = "in" "near" "outside" "across" "throughout" "around" "inside" "at" "through" "within" "downtown" "central"
        "northern" "southern" "eastern" "western" "north" "south" "east" "west" "nearby" "off" "via"
        "northeast" "northwest" "southeast" "southwest" "northeastern" "northwestern" "southeastern"
        "southwestern" "rural" "neighboring" "neighbouring";
    /// Parts of a country, named after a town or with a name of their own.
    is_district = "county" "counties" "parish" "governorate" "province" "oblast" "district" "prefecture" "canton" "shire"
        "township" "borough" "state";
    /// Waters and heights.
    is_nature = "river" "creek" "lake" "sound" "mountain" "mountains" "canyon" "strait" "ocean" "sea" "gulf" "glacier"
        "ridge" "cape" "mount" "mt." "reservoir" "bayou" "islands" "bay" "peak" "falls";
    /// Streets and what is built like them.
    is_street = "street" "st." "st" "road" "rd." "rd" "avenue" "ave." "ave" "boulevard" "blvd." "blvd" "lane" "drive" "dr."
        "highway" "pike" "way" "court" "place" "parkway" "expressway" "freeway" "turnpike" "circle" "terrace"
        "square" "row" "trail" "bridge" "trafficway";
    /// A building or site, singular.
    is_facility = "airport" "airfield" "airbase" "base" "station" "hospital" "school" "prison" "jail" "stadium" "museum"
        "library" "port" "harbour" "harbor" "camp" "plant" "refinery" "mosque" "church" "cathedral" "hotel"
        "factory" "mill" "mine" "dam" "park" "zoo" "mall" "theater" "theatre" "courthouse" "barrack"
        "elementary" "high" "middle" "academy" "campu" "arena" "field" "speedway" "clinic" "college"
        "university" "air";
    /// Nouns for ground: behind a nation's adjective they say where.
    is_ground = "territory" "territories" "soil" "border" "borders" "coast" "coastline" "waters" "airspace" "port" "ports"
        "city" "cities" "town" "towns" "village" "villages" "capital" "province" "provinces" "region" "regions"
        "governorate" "district" "island" "islands" "side" "mainland" "countryside" "frontier" "land" "lands"
        "desert" "mountains" "airport" "base" "bases" "enclave" "exclave" "republic" "state" "settlement"
        "settlements" "suburb" "suburbs" "resort" "harbour" "harbor" "beach" "valley" "peninsula";
    /// Names of three letters that are printed as words.
    is_short_name = "rio" "goa" "aix" "ulm" "bam" "uri" "ufa" "qom" "lae" "acre" "ayr" "ely" "rye" "bonn" "fez";
    /// Directions, as they are part of names.
    is_compass_word = "north" "south" "east" "west" "northeast" "northwest" "southeast" "southwest" "central" "northern"
        "southern" "eastern" "western";
    /// Words with which names of places and people begin, wherever they stand.
    begins_name = "abu" "umm" "al" "el" "ain" "ayn" "bab" "bani" "beit" "beni" "ben" "bin" "deir" "ibn" "jabal" "jebel"
        "kafr" "khan" "ras" "tal" "tel" "tell" "wadi" "port" "puerto" "porto" "san" "santa" "santo" "são" "saint" "st."
        "sainte" "new" "little" "big" "old" "fort" "ft." "villa" "ville" "la" "las" "le" "les" "los" "de" "van" "von"
        "nova" "novo" "nowy" "nizhny" "veliky" "bad" "sankt" "kota" "kuala" "ban" "ko" "sri" "ulan" "ust";
}
