package com.xenocrm.kit.text;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class MentionsTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "ann@x.org, true",
                "Ann@X.org, true",
                "Write to ann@x.org., true",
                "<ann@x.org>, true",
                "'ann@x.org', true",
                "'\"ann@x.org\"', true",
                "\\nann@x.org\\n, true",
                "\\u003cann@x.org>, true",
                "joann@x.org, false",
                "jo.ann@x.org, false",
                "news+ann@x.org, false",
                "ann@x.org.uk, false",
                "ann@x.organic, false",
                "ann@x.org-2, false",
                "ann@xyorg, false"
            })
    void findsAnAddressButNoLongerOne(String text, boolean found) {
        assertThat(Mentions.ofAddress("ann@x.org").matcher(text).find()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "a+b$1*@x.org, a+b$1*@x.org, true",
                "a+b$1*@x.org, aab$1@x.org, false",
                "\\Q{^}|~~~@x.org, \\Q{^}|~~~@x.org, true"
            })
    void takesSpecialCharactersAsTheyAre(String address, String text, boolean found) {
        assertThat(Mentions.ofAddress(address).matcher(text).find()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = ';',
            value = {
                "{\"customer_id\":\"s.1\"}; true",
                "{\"customer_id\" : \"s.1\" , \"email\"; true",
                "[{\"customer_id\":\"s.1; true",
                "{\"customer_id\":\"s.10\"}; false",
                "{\"customer_id\":\"xs.1\"}; false",
                "{\"customer_id\":\"s11\"}; false",
                "{\"name\":\"s.1\"}; false"
            })
    void findsAFieldButNoLongerValue(String text, boolean found) {
        assertThat(Mentions.ofField("customer_id", "s.1").matcher(text).find()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            value = {
                "{\"communication_id\":\"c1:s-1\"}, true",
                "{\"communication_id\":\"c1:eu:s-1\"}, false",
                "{\"communication_id\":\"c1:s-12\"}, false"
            })
    void findsAnIdentifierAfterAColon(String text, boolean found) {
        assertThat(Mentions.ofFieldAfterColon("communication_id", "s-1")
                        .matcher(text)
                        .find())
                .isEqualTo(found);
    }
}
