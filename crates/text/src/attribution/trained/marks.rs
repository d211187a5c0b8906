//! What a trained model is told of each token beside its letters: its form, where it stands in sentence,
//! paragraph and quotation, and what the rules take it for.

use crate::attribution::Attribution;
use crate::token::TokenKind;
use crate::{Analysis, Range};

/// Marks of one token, in the order in which the models were trained on them.
pub(crate) const MARKS: usize = 14;

/// The marks of a text's tokens.
#[derive(Debug)]
pub(crate) struct Marks<'r> {
    /// Bit `n` of token `i` says that mark `n` holds of it.
    pub bits: Vec<u16>,
    /// Index of the token's sentence, -1 outside of any.
    pub sentence: Vec<i32>,
    /// Index of the token's paragraph or line.
    pub block: Vec<i32>,
    rules: &'r [Attribution],
    /// For each token, 1 + index of the first rule attribution whose cue it is in; 0 for none.
    rule_of_cue: Vec<u32>,
}

impl<'r> Marks<'r> {
    pub(crate) fn of(page: &Analysis<'_>, rules: &'r [Attribution]) -> Self {
        let all = 0..page.tokens.len();
        let index = |n: Option<usize>| n.map_or(-1, |n| n as i32);
        let sentence: Vec<i32> = all.clone().map(|i| index(page.sentence_at(i))).collect();
        let block: Vec<i32> = all.clone().map(|i| index(page.block_at(i))).collect();
        let mut bits: Vec<u16> = all.clone().map(|i| form(page, i)).collect();
        let mut rule_of_cue = vec![0; all.len()];
        for (n, rule) in rules.iter().enumerate() {
            for (bit, role) in [(9, &rule.cue), (10, &rule.source), (11, &rule.content)] {
                role.iter().flat_map(Range::clone).for_each(|i| bits[i] |= 1 << bit);
            }
            for i in rule.cue.iter().flat_map(Range::clone) {
                if rule_of_cue[i] == 0 {
                    rule_of_cue[i] = n as u32 + 1;
                }
            }
        }
        for i in all {
            for (bit, of) in [(12, &sentence), (13, &block)] {
                bits[i] |= u16::from(i == 0 || of[i] != of[i - 1]) << bit;
            }
        }
        Self { bits, sentence, block, rules, rule_of_cue }
    }

    /// What the rules make of a cue.
    pub(crate) fn rule(&self, cue: &Range) -> Option<&'r Attribution> {
        let n = cue.clone().map(|i| self.rule_of_cue[i]).find(|&n| n > 0)?;
        self.rules.get(n as usize - 1)
    }

    /// A token's marks as numbers, for the first `count` of them.
    pub(crate) fn numbers(&self, i: usize, count: usize) -> impl Iterator<Item = f32> {
        let bits = self.bits[i];
        (0..count).map(move |bit| f32::from(u8::from(bits & 1 << bit != 0)))
    }
}

/// Bits 0 to 8: a word, a number, a quotation mark, starts upper-case, white space before, all upper-case, in a
/// quotation or its mark, opens one, goes on from one.
fn form(page: &Analysis<'_>, i: usize) -> u16 {
    let token = &page.tokens[i];
    let text = &page.text[token.range.clone()];
    let quotation = page.quotations.at(i);
    let bits = [
        token.kind == TokenKind::Word,
        token.kind == TokenKind::Number,
        token.kind == TokenKind::Mark,
        token.capital,
        token.spaced,
        token.capital && text.len() > 1 && !text.contains(char::is_lowercase),
        quotation.is_some(),
        quotation.is_some_and(|q| q.tokens.start == i),
        quotation.is_some_and(|q| q.continues.is_some()),
    ];
    bits.iter().enumerate().map(|(n, &set)| u16::from(set) << n).sum()
}
