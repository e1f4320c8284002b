package com.xenocrm.campaign.sender;

import java.util.List;

/** Look-ups in the DNS. */
interface DnsRecords {

    /** Returns the texts of the TXT records of a name; empty if there is none. */
    List<String> txt(String name) throws DnsUnavailableException;

    /** Returns the MX records of a name; empty if there is none. */
    List<String> mx(String name) throws DnsUnavailableException;

    /** The DNS gives no answer. */
    final class DnsUnavailableException extends Exception {

        DnsUnavailableException(Throwable cause) {
            super(cause);
        }
    }
}
