//! News agencies by the marks their wires carry.

use phf::phf_map;

/// Lower-case mark → the agency's usual name.
static AGENCIES: phf::Map<&str, &str> = phf_map! {
    "tass" => "TASS", "itar-tass" => "TASS", "sputnik" => "Sputnik", "ria novosti" => "RIA Novosti", "ria" => "RIA Novosti",
    "interfax" => "Interfax", "interfax-ukraine" => "Interfax-Ukraine", "ukrinform" => "Ukrinform", "unian" => "UNIAN",
    "reuters" => "Reuters", "thomson reuters" => "Reuters", "thomson reuters foundation" => "Thomson Reuters Foundation",
    "ap" => "AP", "the associated press" => "AP", "associated press" => "AP", "afp" => "AFP", "agence france-presse" => "AFP",
    "upi" => "UPI", "dpa" => "dpa", "ani" => "ANI", "pti" => "PTI", "ians" => "IANS", "xinhua" => "Xinhua", "kyodo" => "Kyodo",
    "kyodo news" => "Kyodo", "jiji" => "Jiji Press", "yonhap" => "Yonhap", "anadolu" => "Anadolu", "aa" => "Anadolu",
    "anadolu agency" => "Anadolu", "sana" => "SANA", "irna" => "IRNA", "tasnim" => "Tasnim", "fars" => "Fars", "mehr" => "Mehr",
    "efe" => "EFE", "ansa" => "ANSA", "apa" => "APA", "belga" => "Belga", "ritzau" => "Ritzau", "tt" => "TT", "ntb" => "NTB",
    "pap" => "PAP", "ctk" => "CTK", "čtk" => "CTK", "mti" => "MTI", "lusa" => "Lusa", "tanjug" => "Tanjug", "hina" => "HINA",
    "bta" => "BTA", "agerpres" => "Agerpres", "cp" => "The Canadian Press", "the canadian press" => "The Canadian Press",
    "pa" => "PA", "pa media" => "PA", "aap" => "AAP", "bernama" => "Bernama", "antara" => "Antara", "cna" => "CNA", "tnh" => "TNH",
    "mena" => "MENA", "spa" => "SPA", "wam" => "WAM", "qna" => "QNA", "petra" => "Petra", "wafa" => "WAFA", "nna" => "NNA",
    "saba" => "Saba", "suna" => "SUNA", "kuna" => "KUNA", "app" => "APP", "bss" => "BSS", "unb" => "UNB", "apn" => "APN",
    "bloomberg" => "Bloomberg", "dow jones" => "Dow Jones", "marketwatch" => "MarketWatch",
    "upi.com" => "UPI", "belta" => "BelTA", "kazinform" => "Kazinform", "azertac" => "AZERTAC", "armenpress" => "Armenpress",
    "trend" => "Trend", "montsame" => "Montsame", "kcna" => "KCNA", "vna" => "VNA", "tap" => "TAP", "aps" => "APS", "map" => "MAP",
};

/// The usual name of a known agency, by its mark.
pub fn agency_name(mark: &str) -> Option<&'static str> {
    AGENCIES.get(mark.trim().to_lowercase().as_str()).copied()
}
