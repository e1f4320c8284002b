package com.xenocrm.ingestion.provider;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Map;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.http.HttpStatus;

import com.xenocrm.campaigndata.sender.SentEmails;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProviderSettings.class)
class ProviderConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @Bean
    SentEmails sentEmails(MongoOperations mongo) {
        return new SentEmails(mongo);
    }

    @Bean
    Providers providers(ProviderSettings settings) throws GeneralSecurityException {
        return new Providers(Map.of(
                "ses", new Ses(settings.sesTopicArn(), new SnsMessages(ProviderConfiguration::get)),
                "sendgrid",
                        new SendGrid(
                                settings.sendgridPublicKey().isEmpty()
                                        ? null
                                        : SendGrid.key(settings.sendgridPublicKey())),
                "mailgun", new Mailgun(new SharedSecret(settings.mailgunSigningKey())),
                "postmark", new Postmark(new SharedSecret(settings.postmarkSecret())),
                "brevo", new Brevo(new SharedSecret(settings.brevoSecret()))));
    }

    /** Reads an address of Amazon; follows no redirect. Throws an outage if there is no answer in time. */
    static byte[] get(URI address) {
        try (HttpClient client =
                HttpClient.newBuilder().connectTimeout(PATIENCE).build()) {
            HttpResponse<byte[]> answer = client.send(
                    HttpRequest.newBuilder(address).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != HttpStatus.OK.value()) {
                throw new IllegalArgumentException("Amazon answers " + answer.statusCode());
            }
            return answer.body();
        } catch (IOException e) {
            throw new AmazonUnavailableException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AmazonUnavailableException(e);
        }
    }

    /** Providers by the name in their route. */
    record Providers(Map<String, Provider> byName) {}
}
