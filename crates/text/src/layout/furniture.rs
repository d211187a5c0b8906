//! Words of the site around an article: menus, invitations to share or subscribe, notices.

use phf::phf_set;

/// Lines that are furniture whatever stands around them, lower case, end marks off.
static LINES: phf::Set<&str> = phf_set! {
    "all news", "news", "home", "latest", "latest news", "top stories", "top news", "trending", "most read", "most popular",
    "related", "related articles", "related stories", "related news", "related topics", "related content", "see also",
    "read also", "read more", "read more here", "more on this story", "more", "also read", "also in the news",
    "recommended", "you may also like", "advertisement", "ad", "advertising", "story continues below", "story continues",
    "story continues below advertisement", "article continues below", "continue reading", "continue reading the main story",
    "share", "share this", "share this article", "share this story", "share on facebook", "share on twitter", "tweet",
    "email", "print", "print this page", "comments", "comment", "leave a comment", "view comments", "show comments",
    "subscribe", "subscribe now", "sign up", "sign in", "log in", "newsletter", "follow us", "back to top", "skip to content",
    "skip to main content", "menu", "search", "loading", "close", "watch live", "live", "watch", "photo", "video", "photos",
    "tags", "topics", "world", "politics", "breaking news", "editor's choice", "editors' picks", "sponsored", "promoted",
    "sponsored content", "cookie settings", "accept cookies", "contact us", "about us", "privacy policy", "terms of use",
    "all rights reserved", "click here", "click to share", "next", "previous", "next article", "previous article",
    "exclusive", "opinion", "abstract", "full text", "updated", "file photo", "getty images", "associated press", "reuters",
    "media playback is unsupported on your device", "image copyright", "copy link", "copy url", "permalink", "report this ad",
};

/// How a line of furniture starts, lower case; only lines without the length of a paragraph.
const OPENINGS: &[&str] = &[
    "read more:",
    "read also:",
    "read also ",
    "also read:",
    "see also:",
    "related:",
    "more:",
    "watch:",
    "listen:",
    "sign up for ",
    "sign up to ",
    "subscribe to ",
    "follow us on",
    "follow @",
    "click here ",
    "click to ",
    "copyright ©",
    "copyright 20",
    "all rights reserved",
    "this material may not be",
    "share this ",
    "tags:",
    "topics:",
    "filed under",
    "posted in",
    "advertisement ",
    "story highlights",
    "media playback",
    "© 20",
    "last updated",
    "download the ",
    "get the latest ",
    "join the conversation",
    "this article was originally",
    "comments (",
    "published:",
    "updated:",
    "photos:",
    "most read in ",
    "we use cookies",
    "please enable javascript",
    "your browser does not",
];

/// Whether a line is furniture.
pub(super) fn is(line: &str) -> bool {
    if line.len() > 160 {
        return false;
    }
    let lower = line.to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
    LINES.contains(bare)
        || OPENINGS.iter().any(|opening| lower.starts_with(opening))
        || bare.is_empty()
        || !line.contains(' ')
            && (line.starts_with("http://") || line.starts_with("https://") || line.starts_with("www."))
}
