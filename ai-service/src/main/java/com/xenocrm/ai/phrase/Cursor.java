package com.xenocrm.ai.phrase;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.xenocrm.ai.numbers.NormalisedText;

/** Position in a description, which moves from left to right over whole words. */
public final class Cursor {

    private final NormalisedText description;
    private final String text;
    private int place;

    public Cursor(NormalisedText description) {
        this.description = description;
        this.text = description.text();
    }

    public int place() {
        return place;
    }

    /** Moves to a position, and on to the next word. */
    public void moveTo(int next) {
        place = next;
        while (place < text.length() && text.charAt(place) == ' ') {
            place++;
        }
    }

    public boolean isAtEnd() {
        return place >= text.length();
    }

    public boolean isAt(Pattern words) {
        return at(words).isPresent();
    }

    /** Returns true if the text before this place ends like this. */
    public boolean isAfter(Pattern words) {
        return words.matcher(text).region(0, place).find();
    }

    /** Returns true if the text from a place to this one holds these words. */
    public boolean hasSince(int start, Pattern words) {
        return words.matcher(text).region(start, place).find();
    }

    /** Matches words at this place; a match neither begins nor ends within a word. */
    public Optional<Matcher> at(Pattern words) {
        boolean withinWord = place > 0 && place < text.length() && isWord(place - 1) && isWord(place);
        Matcher found = words.matcher(text).region(place, text.length()).useTransparentBounds(true);
        boolean isWhole = !withinWord
                && found.lookingAt()
                && found.end() > place
                && !(found.end() < text.length() && isWord(found.end() - 1) && isWord(found.end()));
        return isWhole ? Optional.of(found) : Optional.empty();
    }

    /** Moves behind these words, if they are here. */
    public boolean skip(Pattern words) {
        Optional<Matcher> found = at(words);
        found.ifPresent(match -> moveTo(match.end()));
        return found.isPresent();
    }

    /** Returns the author's words from a place to this one. */
    public String wordsFrom(int start) {
        return words(start, place);
    }

    /** Returns the author's words between two places. */
    public String words(int start, int end) {
        return description.source(start, Math.max(start, end)).strip();
    }

    /** Returns the description, for patterns that need the author's words. */
    public NormalisedText description() {
        return description;
    }

    private boolean isWord(int at) {
        return Character.isLetterOrDigit(text.charAt(at));
    }
}
