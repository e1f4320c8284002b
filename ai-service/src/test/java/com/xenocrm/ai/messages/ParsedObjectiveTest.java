package com.xenocrm.ai.messages;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ParsedObjectiveTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', emptyValue = "", textBlock = """
                    bring back inactive customers with 20% off           | WIN_BACK | ''                        | ''                 | 20% off
                    Win back lapsed shoppers                              | WIN_BACK | ''                        | ''                 | ''
                    re-engage customers who haven't shopped in 6 months   | WIN_BACK | ''                        | ''                 | ''
                    announce our new winter collection                    | NEWS     | our new winter collection | ''                 | ''
                    promote the Diwali sale                               | OFFER    | the Diwali sale           | ''                 | ''
                    Diwali sale with flat ₹500 off                        | OFFER    | Diwali sale               | ''                 | flat ₹500 off
                    increase sales of winter jackets                      | GENERAL  | winter jackets            | ''                 | ''
                    remind customers about their abandoned cart           | CART     | your cart                 | ''                 | ''
                    encourage customers to leave a review                 | REVIEW   | ''                        | leave a review     | ''
                    get shoppers to try our new app with free delivery    | NEWS     | ''                        | try our new app    | free delivery
                    thank our loyal customers                             | THANKS   | ''                        | ''                 | ''
                    20% off on their first order                          | WELCOME  | ''                        | ''                 | 20% off on your first order
                    drive traffic to our website                          | GENERAL  | our website               | ''                 | ''
                    increase repeat purchases with a discount for VIP customers | THANKS | a discount            | ''                 | ''
                    yoga classes in Pune                                  | GENERAL  | yoga classes in Pune      | ''                 | ''
                    """)
    void readsWhatAnObjectiveIsAbout(String text, CampaignIntent intent, String topic, String action, String offer) {
        ParsedObjective read = ParsedObjective.read(text);

        assertThat(read).isEqualTo(new ParsedObjective(intent, topic, action, offer));
    }

    @ParameterizedTest
    @ValueSource(strings = {", ", "with ", "customers who ", "20 ", "to the our "})
    void readsEveryObjectiveOfFullLengthInNoTime(String repeated) {
        String text = "get " + repeated.repeat(SuggestionRequest.LONGEST_OBJECTIVE / repeated.length()) + "x";

        ParsedObjective read = assertTimeoutPreemptively(Duration.ofSeconds(30), () -> ParsedObjective.read(text));

        assertThat(read.intent()).isNotNull();
    }
}
