package com.xenocrm.runner.up;

import com.xenocrm.runner.terminal.Terminal;

/** What to do with a system that has just come up. */
final class Welcome {

    private Welcome() {}

    static void say(Terminal terminal, String url, String howToEnd) {
        terminal.say("""

                Xeno CRM is up: %1$s   %2$s
                  a token for curl   ./crm token
                  try next           ./crm demo
                                     curl -H "Authorization: Bearer $(./crm token)" %1$s/auth/me""".formatted(url, howToEnd));
    }
}
