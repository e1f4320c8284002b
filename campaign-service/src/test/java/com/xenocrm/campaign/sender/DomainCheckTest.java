package com.xenocrm.campaign.sender;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import com.xenocrm.campaign.sender.DomainCheck.Finding;
import com.xenocrm.campaigndata.sender.Sender.Identity;

import static org.assertj.core.api.Assertions.assertThat;

class DomainCheckTest {

    private static final Identity SHOP = new Identity("shop.example", "mail.shop.example", "shop.example", "crm2026");

    private final Map<String, List<String>> txt = new HashMap<>(Map.of(
            "mail.shop.example", List.of("v=spf1 include:provider.example -all", "other"),
            "crm2026._domainkey.shop.example", List.of("v=DKIM1; k=rsa; p=MIIB"),
            "_dmarc.shop.example", List.of("v=DMARC1; p=none")));
    private final Map<String, List<String>> mx =
            new HashMap<>(Map.of("mail.shop.example", List.of("10 mx.shop.example.")));

    @Test
    void findsNothingWrong() {
        assertThat(check(SHOP)).extracting(Finding::record).containsExactly("spf", "dkim", "dmarc", "mx");
        assertThat(check(SHOP)).extracting(Finding::status).containsOnly("ok");
        assertThat(check(SHOP)).extracting(Finding::add).containsOnlyNulls();
    }

    @Test
    void saysWhichRecordsToAdd() {
        txt.clear();
        mx.clear();

        assertThat(check(SHOP)).extracting(Finding::status).containsOnly("wrong");
        assertThat(check(SHOP))
                .extracting(Finding::add)
                .containsExactly(
                        "TXT mail.shop.example: v=spf1 include:<your provider's domain> -all",
                        "TXT crm2026._domainkey.shop.example: v=DKIM1; k=rsa; p=<public key>",
                        "TXT _dmarc.shop.example: v=DMARC1; p=none; rua=mailto:dmarc@shop.example",
                        "MX mail.shop.example: 10 <your mail server>");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            mail.shop.example               | v=spf1 +all             | spf
            mail.shop.example               | v=spf1 -all,v=spf1 ~all | spf
            crm2026._domainkey.shop.example | v=DKIM1; p=             | dkim
            crm2026._domainkey.shop.example | v=DKIM1; p=; t=y        | dkim
            _dmarc.shop.example             | v=spf1                  | dmarc
            """)
    void noticesARecordThatIsWrong(String name, String records, String wrong) {
        txt.put(name, List.of(records.split(",", -1)));

        assertThat(check(SHOP))
                .filteredOn(finding -> finding.status().equals("wrong"))
                .extracting(Finding::record)
                .containsExactly(wrong);
    }

    @Test
    void takesThePolicyOfTheDomainAbove() {
        Identity below = new Identity("news.shop.example", "mail.shop.example", "shop.example", "crm2026");

        assertThat(check(below)).extracting(Finding::status).containsOnly("ok");
    }

    @Test
    void wantsASignatureOrAnEnvelopeOfTheSender() {
        Identity foreign = new Identity("shop.example", "provider.example", "provider.example", "");
        txt.put("provider.example", List.of("v=spf1 -all"));
        mx.put("provider.example", List.of("10 mx"));

        assertThat(check(foreign)).extracting(Finding::status).containsExactly("ok", "unknown", "wrong", "ok");
    }

    @Test
    void saysThatTheDnsGivesNoAnswer() {
        DomainCheck check = new DomainCheck(new DnsRecords() {
            @Override
            public List<String> txt(String name) throws DnsUnavailableException {
                throw new DnsUnavailableException(new IllegalStateException());
            }

            @Override
            public List<String> mx(String name) throws DnsUnavailableException {
                throw new DnsUnavailableException(new IllegalStateException());
            }
        });

        assertThat(check.of(SHOP)).extracting(Finding::status).containsOnly("unknown");
    }

    private List<Finding> check(Identity identity) {
        return new DomainCheck(new DnsRecords() {
                    @Override
                    public List<String> txt(String name) {
                        return txt.getOrDefault(name, List.of());
                    }

                    @Override
                    public List<String> mx(String name) {
                        return mx.getOrDefault(name, List.of());
                    }
                })
                .of(identity);
    }
}
