//! Common given names by the gender they usually go with.
//!
//! Only a hint for resolving "he" and "she": a title or a pronoun in the text overrules it, and a
//! name that is not listed fits both.

use phf::phf_map;

/// What a pronoun says of its person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Gender {
    Male,
    Female,
}

use Gender::{Female as F, Male as M};

static NAMES: phf::Map<&str, Gender> = phf_map! {
    "james" => M, "john" => M, "robert" => M, "michael" => M, "william" => M, "david" => M, "richard" => M, "joseph" => M,
    "thomas" => M, "charles" => M, "christopher" => M, "daniel" => M, "matthew" => M, "anthony" => M, "mark" => M,
    "donald" => M, "steven" => M, "paul" => M, "andrew" => M, "joshua" => M, "kenneth" => M, "kevin" => M, "brian" => M,
    "george" => M, "edward" => M, "ronald" => M, "timothy" => M, "jason" => M, "jeffrey" => M, "ryan" => M, "jacob" => M,
    "gary" => M, "nicholas" => M, "eric" => M, "jonathan" => M, "stephen" => M, "larry" => M, "justin" => M, "scott" => M,
    "brandon" => M, "benjamin" => M, "samuel" => M, "gregory" => M, "frank" => M, "raymond" => M, "patrick" => M, "jack" => M,
    "dennis" => M, "jerry" => M, "peter" => M, "henry" => M, "adam" => M, "nathan" => M, "walter" => M, "bernie" => M,
    "bill" => M, "jim" => M, "joe" => M, "mike" => M, "tom" => M, "ted" => M, "ben" => M, "bob" => M, "steve" => M, "jeb" => M,
    "marco" => M, "barack" => M, "mitt" => M, "newt" => M, "rand" => M, "karl" => M, "carl" => M, "hans" => M, "jan" => M,
    "juan" => M, "jose" => M, "luis" => M, "carlos" => M, "pedro" => M, "pablo" => M, "miguel" => M, "antonio" => M,
    "ahmed" => M, "ahmad" => M, "mohammed" => M, "muhammad" => M, "mohamed" => M, "ali" => M, "hassan" => M, "hussein" => M,
    "omar" => M, "ibrahim" => M, "khalid" => M, "yusuf" => M, "mustafa" => M, "bashar" => M, "abdul" => M, "abdullah" => M,
    "vladimir" => M, "dmitry" => M, "sergey" => M, "sergei" => M, "ivan" => M, "igor" => M, "oleg" => M, "boris" => M,
    "alexander" => M, "alexei" => M, "andrei" => M, "mikhail" => M, "nikolai" => M, "pavel" => M, "viktor" => M, "yuri" => M,
    "volodymyr" => M, "petro" => M, "oleksandr" => M, "andriy" => M, "rex" => M, "emmanuel" => M, "francois" => M,
    "françois" => M, "pierre" => M, "jean" => M, "jacques" => M, "marcel" => M, "luc" => M, "giovanni" => M, "matteo" => M,
    "recep" => M, "benyamin" => M, "shinzo" => M, "narendra" => M, "rahul" => M, "raj" => M, "anders" => M, "lars" => M,
    "olav" => M, "nigel" => M, "simon" => M, "neil" => M, "keith" => M, "graham" => M, "stuart" => M, "colin" => M,
    "harry" => M, "oliver" => M, "hugh" => M, "alan" => M, "allan" => M, "philip" => M, "phil" => M, "roger" => M, "sean" => M,
    "mary" => F, "patricia" => F, "jennifer" => F, "linda" => F, "elizabeth" => F, "barbara" => F, "susan" => F,
    "jessica" => F, "sarah" => F, "karen" => F, "lisa" => F, "nancy" => F, "betty" => F, "margaret" => F, "sandra" => F,
    "ashley" => F, "kimberly" => F, "emily" => F, "donna" => F, "michelle" => F, "carol" => F, "amanda" => F, "melissa" => F,
    "deborah" => F, "stephanie" => F, "rebecca" => F, "laura" => F, "sharon" => F, "cynthia" => F, "kathleen" => F,
    "amy" => F, "angela" => F, "anna" => F, "ruth" => F, "brenda" => F, "pamela" => F, "nicole" => F, "katherine" => F,
    "catherine" => F, "christine" => F, "samantha" => F, "debbie" => F, "janet" => F, "carolyn" => F, "rachel" => F,
    "heather" => F, "diane" => F, "julie" => F, "joyce" => F, "victoria" => F, "kelly" => F, "christina" => F, "joan" => F,
    "evelyn" => F, "lauren" => F, "judith" => F, "megan" => F, "hillary" => F, "chelsea" => F, "carly" => F, "sally" => F,
    "theresa" => F, "teresa" => F, "maria" => F, "marina" => F, "elena" => F, "olga" => F, "natalia" => F, "svetlana" => F,
    "tatiana" => F, "irina" => F, "oksana" => F, "yulia" => F, "fatima" => F, "aisha" => F, "leila" => F, "layla" => F,
    "samira" => F, "nikki" => F, "claire" => F, "emma" => F, "olivia" => F, "sophie" => F, "sofia" => F, "jane" => F,
    "alice" => F, "helen" => F, "ellen" => F, "kate" => F, "ann" => F, "anne" => F, "marie" => F, "louise" => F, "ivanka" => F,
    "melania" => F, "loretta" => F, "condoleezza" => F, "federica" => F, "ursula" => F, "marine" => F, "nadia" => F,
    "hannah" => F, "lucy" => F, "grace" => F, "eva" => F, "ada" => F, "ingrid" => F, "astrid" => F, "mina" => F, "mira" => F,
};

/// The gender a given name usually goes with.
pub(crate) fn gender_of_given_name(lower: &str) -> Option<Gender> {
    NAMES.get(lower).copied()
}
