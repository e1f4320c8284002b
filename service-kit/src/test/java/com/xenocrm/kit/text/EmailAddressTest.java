package com.xenocrm.kit.text;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class EmailAddressTest {

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            Kate@Example.COM, kate@example.com
            "\t kate@example.com\u2003\u200b", kate@example.com
            "!#$%&'*+/=?^_`{|}~-.x@example.com", "!#$%&'*+/=?^_`{|}~-.x@example.com"
            kate@r3---sn.example.com, kate@r3---sn.example.com
            kate@B\u00dcCHER.example, kate@xn--bcher-kva.example
            kate@bu\u0308cher.example, kate@xn--bcher-kva.example
            kate@stra\u00dfe.example, kate@xn--strae-oqa.example
            kate@strasse.example, kate@strasse.example
            kate@\u03b2\u03cc\u03bb\u03bf\u03c2.example, kate@xn--nxasmm1c.example
            kate@\u4f8b\u3048\u3002\u30c6\u30b9\u30c8, kate@xn--r8jz45g.xn--zckzah
            kate@\u0646\u0627\u0645\u0647\u200c\u0627\u06cc.example, kate@xn--mgba3gch31f060k.example
            """)
    void bringsSpellingsToOneForm(String given, String normal) throws InvalidTextException {
        assertThat(EmailAddress.normalise(given)).isEqualTo(normal);
        assertThat(EmailAddress.normalise(normal)).isEqualTo(normal);
        assertThat(EmailAddress.storedForm(given)).isEqualTo(normal);
        assertThat(EmailAddress.normalise(EmailAddress.inUnicode(normal))).isEqualTo(normal);
    }

    @Test
    void showsTheDomainAsPeopleWriteIt() {
        assertThat(EmailAddress.inUnicode("kate@xn--bcher-kva.example")).isEqualTo("kate@b\u00fccher.example");
        assertThat(EmailAddress.inUnicode("kate@example.com")).isEqualTo("kate@example.com");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '\u00a7', delimiter = '|', textBlock = """
            nobody                                | it has no @
            @example.com                          | nothing is before the @
            \u212aate@example.com                | U+212A (KELVIN SIGN) is not possible before the @
            \u0130van@example.com                | U+0130 (LATIN CAPITAL LETTER I WITH DOT ABOVE) is not possible before the @
            \u017fam@example.com                 | U+017F (LATIN SMALL LETTER LONG S) is not possible before the @
            jos\u00e9@example.com                | U+00E9 (LATIN SMALL LETTER E WITH ACUTE) is not possible before the @
            k\u0430te@example.com                | U+0430 (CYRILLIC SMALL LETTER A) is not possible before the @
            ka\u200dte@example.com               | U+200D (ZERO WIDTH JOINER) is not possible before the @
            ka\ud800te@example.com               | U+D800 (HIGH SURROGATES D800) is not possible before the @
            kate\u0000@example.com               | U+0000 (NULL) is not possible before the @
            "kate"@example.com                    | U+0022 (QUOTATION MARK) is not possible before the @
            kate(x)@example.com                   | U+0028 (LEFT PARENTHESIS) is not possible before the @
            Kate <kate@example.com                | U+0020 (SPACE) is not possible before the @
            a@b@example.com                       | U+0040 (COMMERCIAL AT) is not possible before the @
            .kate@example.com                     | a dot before the @ must be between two other characters
            kate.@example.com                     | a dot before the @ must be between two other characters
            ka..te@example.com                    | a dot before the @ must be between two other characters
            kate@                                 | it has no domain
            kate@localhost                        | its domain is not valid
            kate@example.com.                     | its domain is not valid
            kate@-a.example                       | its domain is not valid
            kate@a_b.example                      | its domain is not valid
            kate@127.0.0.1                        | its domain is not valid
            kate@[127.0.0.1]                      | its domain is not valid
            kate@xn--a.example           | its domain is not valid
            kate@exam\u00adple.com               | its domain is not valid
            kate@exam\u202eple.com               | its domain is not valid
            kate@exa mple.com                     | its domain is not valid
            kate@\u05d0a.example                 | its domain is not valid
            """)
    void refusesWithAReasonWhatIsNoAddress(String given, String reason) {
        assertThatThrownBy(() -> EmailAddress.normalise(given))
                .isInstanceOf(InvalidTextException.class)
                .hasMessage("is not a valid e-mail address: " + reason);
    }

    @Test
    void keepsToTheLengthsOfTheProtocol() throws InvalidTextException {
        String longest = "k".repeat(64) + "@" + ("d".repeat(62) + ".").repeat(2) + "e".repeat(59) + ".com";

        assertThat(EmailAddress.normalise(longest)).hasSize(254).isEqualTo(longest);
        assertThatThrownBy(() -> EmailAddress.normalise("k" + longest))
                .hasMessage("is not a valid e-mail address: more than 64 characters are before the @");
        assertThatThrownBy(() -> EmailAddress.normalise(longest.replace(".com", "e.com")))
                .hasMessage("is not a valid e-mail address: it has more than 254 characters");
        assertThatThrownBy(() -> EmailAddress.normalise("kate@" + "d".repeat(64) + ".com"))
                .hasMessage("is not a valid e-mail address: its domain is not valid");
    }

    @ParameterizedTest
    @CsvSource({
        "kate@xn--a.example, kate@xn--a.example",
        "' Kate@Localhost ', kate@localhost",
        "\u212aate@example.com, \u212aate@example.com"
    })
    void findsWhatEarlierVersionsStored(String given, String stored) {
        assertThat(EmailAddress.storedForm(given)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "@Gmail., @gmail.",
        "Kate@b\u00fccher.example, kate@xn--bcher-kva.example",
        "@b\u00fccher., @xn--bcher-kva.",
        "b\u00fccher, xn--bcher-kva",
        ".stra\u00dfe.ex, .xn--strae-oqa.ex",
        "'a b', 'a b'"
    })
    void findsPiecesOfAddresses(String given, String stored) throws InvalidTextException {
        assertThat(EmailAddress.piece(given)).isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource({
        "jos\u00e9@, holds a character",
        "jos\u00e9@x, holds a character",
        "x\u202ey, holds a character",
        "'a\u0000b', holds a character",
        "'kate\n', holds a character",
        "\u212aate, holds a character"
    })
    void refusesPiecesThatNoAddressHas(String given, String reason) {
        assertThatThrownBy(() -> EmailAddress.piece(given)).hasMessageStartingWith(reason);
    }
}
