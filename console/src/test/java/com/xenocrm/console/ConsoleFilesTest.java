package com.xenocrm.console;

import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConsoleFilesTest {

    private static final Pattern ADDRESS = Pattern.compile("\"\\.?/?(console/[^\"]+)\"");

    private final ConsoleFiles files = ConsoleFiles.load();

    @Test
    void servesEveryFileThatThePageNames() {
        assertThat(ADDRESS.matcher(files.page()).results().map(found -> "/" + found.group(1)))
                .hasSize(8)
                .allSatisfy(address -> assertThat(files.folders()).anySatisfy((prefix, location) -> {
                    assertThat(address).startsWith(prefix);
                    assertThat(ConsoleFiles.class.getResource("/" + location + address.substring(prefix.length())))
                            .isNotNull();
                }));
    }

    @Test
    void namesItsContentInItsAddress() {
        assertThat(files.folders().keySet()).first().asString().matches("/console/[0-9a-f]{12}/");
        assertThat(files.page()).doesNotContain("@");
    }
}
