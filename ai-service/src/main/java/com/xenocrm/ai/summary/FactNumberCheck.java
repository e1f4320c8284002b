package com.xenocrm.ai.summary;

import java.util.List;
import java.util.stream.Stream;

import com.xenocrm.ai.numbers.UnsupportedNumbers;

/** Finds the numbers in a summary that are none of its facts. */
final class FactNumberCheck {

    private FactNumberCheck() {}

    /** The numbers in this text that no fact holds, spelled ones too. The campaign's name in quotes is no number. */
    static List<String> invented(String text, Facts facts) {
        String said = facts.has(Facts.CAMPAIGN) ? text.replace(facts.text(Facts.CAMPAIGN), " ") : text;
        return UnsupportedNumbers.in(
                said,
                facts.all().stream()
                        .filter(fact -> !fact.name().equals(Facts.CAMPAIGN))
                        .flatMap(fact -> Stream.of(fact.text(), fact.about() == null ? "" : fact.about())));
    }
}
