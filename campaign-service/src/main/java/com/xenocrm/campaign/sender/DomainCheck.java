package com.xenocrm.campaign.sender;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

import com.xenocrm.campaign.sender.DnsRecords.DnsUnavailableException;
import com.xenocrm.campaigndata.sender.Sender.Identity;

/** Checks the DNS records that mailbox providers check: SPF, DKIM, DMARC, and the domain of bounces. */
@Component
class DomainCheck {

    private final DnsRecords dns;

    DomainCheck(DnsRecords dns) {
        this.dns = dns;
    }

    List<Finding> of(Identity identity) {
        return List.of(
                look("spf", identity.envelope(), () -> spf(identity.envelope())),
                dkim(identity),
                look("dmarc", "_dmarc." + identity.from(), () -> dmarc(identity)),
                look("mx", identity.envelope(), () -> mx(identity.envelope())));
    }

    private Finding spf(String domain) throws DnsUnavailableException {
        List<String> found = beginning(dns.txt(domain), "v=spf1");
        if (found.isEmpty()) {
            return Finding.wrong(
                    "spf",
                    domain,
                    "No record says which servers may send for " + domain,
                    "TXT " + domain + ": v=spf1 include:<your provider's domain> -all");
        }
        if (found.size() > 1) {
            return Finding.wrong("spf", domain, "Two SPF records count as none", "Merge them into one TXT record");
        }
        return found.getFirst().toLowerCase(Locale.ROOT).contains("+all")
                ? Finding.wrong("spf", domain, "The record lets every server send", "End it with -all instead of +all")
                : Finding.right("spf", domain, "One record: see that it includes your provider");
    }

    private Finding dkim(Identity identity) {
        if (identity.selector().isEmpty()) {
            return new Finding(
                    "dkim",
                    "unknown",
                    identity.dkim(),
                    "DKIM_SELECTOR is not set, so the SMTP server has to sign: your provider shows its record",
                    null);
        }
        String name = identity.selector() + "._domainkey." + identity.dkim();
        return look("dkim", name, () -> {
            List<String> found =
                    dns.txt(name).stream().filter(text -> text.contains("p=")).toList();
            if (found.isEmpty()) {
                return Finding.wrong(
                        "dkim",
                        name,
                        "No record has the public key, so that every signature is wrong",
                        "TXT " + name + ": v=DKIM1; k=rsa; p=<public key>");
            }
            return found.getFirst().matches(".*p=\\s*(;.*)?")
                    ? Finding.wrong("dkim", name, "The key is revoked", "Add the record of the current key")
                    : Finding.right("dkim", name, "The public key is there");
        });
    }

    private Finding dmarc(Identity identity) throws DnsUnavailableException {
        String name = "_dmarc." + identity.from();
        List<String> found = new ArrayList<>(beginning(dns.txt(name), "v=dmarc1"));
        String parent = identity.from().substring(identity.from().indexOf('.') + 1);
        if (found.isEmpty() && parent.contains(".")) {
            found.addAll(beginning(dns.txt("_dmarc." + parent), "v=dmarc1"));
        }
        if (found.isEmpty()) {
            return Finding.wrong(
                    "dmarc",
                    name,
                    "No policy; large providers refuse bulk e-mail without one",
                    "TXT " + name + ": v=DMARC1; p=none; rua=mailto:dmarc@" + identity.from());
        }
        return isAligned(identity.from(), identity.envelope()) || isAligned(identity.from(), identity.dkim())
                ? Finding.right("dmarc", name, "There is a policy")
                : Finding.wrong(
                        "dmarc",
                        name,
                        "Neither envelope sender nor signature belong to " + identity.from(),
                        "Set DKIM_DOMAIN or MAIL_BOUNCE_ADDRESS to that domain or one below it");
    }

    private Finding mx(String domain) throws DnsUnavailableException {
        return dns.mx(domain).isEmpty()
                ? Finding.wrong(
                        "mx",
                        domain,
                        "No server takes e-mails for " + domain + ", so that bounces are lost",
                        "MX " + domain + ": 10 <your mail server>")
                : Finding.right("mx", domain, "Bounces have a way back");
    }

    private static boolean isAligned(String one, String other) {
        return one.equals(other) || one.endsWith("." + other) || other.endsWith("." + one);
    }

    private static List<String> beginning(List<String> texts, String with) {
        return texts.stream()
                .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(with))
                .toList();
    }

    private static Finding look(String record, String name, LookUp lookUp) {
        try {
            return lookUp.find();
        } catch (DnsUnavailableException _) {
            return new Finding(record, "unknown", name, "The DNS gives no answer; try again later", null);
        }
    }

    private interface LookUp {
        Finding find() throws DnsUnavailableException;
    }

    /**
     * Result for one record.
     *
     * @param status {@code ok}, {@code wrong} or {@code unknown}
     * @param name name in the DNS
     * @param add what to add or change; absent if nothing
     */
    record Finding(
            String record,
            String status,
            String name,
            String message,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String add) {

        private static Finding right(String record, String name, String message) {
            return new Finding(record, "ok", name, message, null);
        }

        private static Finding wrong(String record, String name, String message, String add) {
            return new Finding(record, "wrong", name, message, add);
        }
    }
}
