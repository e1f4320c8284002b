package com.xenocrm.kit.text;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import com.xenocrm.testkit.RandomText;

import static org.assertj.core.api.Assertions.assertThat;

/** Tests random addresses: each is refused with a reason, or has one normal form for the same mailbox. */
class AddressFuzzTest {

    private static final long SEED = 20261129;
    private static final int TRIES = 20_000;
    private static final List<String> LOCALS =
            List.of("ann", "Ann.Lee", "a+b", "o'neil", "k", "\u212aate", "é", "1", " ");
    private static final List<String> DOMAINS = List.of(
            "x.example",
            "BÜCHER.example",
            "xn--bcher-kva.example",
            "straße.example",
            "a.b.example",
            "example.com.",
            "x");

    private final RandomText random = new RandomText(SEED);

    @Test
    void givesEveryAddressOneNormalFormOrAReason() {
        int accepted = 0;

        for (int i = 0; i < TRIES; i++) {
            String given = given(i);
            try {
                String normal = EmailAddress.normalise(given);

                assertThat(EmailAddress.normalise(normal))
                        .as("%d: %s", i, given)
                        .isEqualTo(normal);
                assertThat(EmailAddress.storedForm(given))
                        .as("%d: %s", i, given)
                        .isEqualTo(normal);
                assertThat(normal).as("%d: %s", i, given).matches("[!-?^-~]{1,64}@[a-z0-9.-]{1,253}");
                assertThat(local(normal)).as("%d: %s", i, given).isEqualTo(asciiLowerCase(visible(local(given))));
                accepted++;
            } catch (InvalidTextException e) {
                assertThat(e.fault()).as("%d: %s", i, given).isNotBlank();
                assertThat(EmailAddress.storedForm(given))
                        .as("%d: %s", i, given)
                        .isNotNull();
            }
        }

        assertThat(accepted).isBetween(TRIES / 10, TRIES * 9 / 10);
    }

    private String given(int number) {
        String address = random.pick(LOCALS) + "@" + random.pick(DOMAINS);
        return switch (number % 4) {
            case 0 -> address;
            case 1, 2 -> random.damaged(address);
            default -> random.text(8) + "@" + random.text(8);
        };
    }

    private static String local(String address) {
        return address.substring(0, address.lastIndexOf('@'));
    }

    /**
     * Returns the text without invisible characters at its ends, which are removed; within the text they would be
     * refused.
     */
    private static String visible(String text) {
        return text.codePoints()
                .filter(c -> c > ' ' && c < 0x7f)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static String asciiLowerCase(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
