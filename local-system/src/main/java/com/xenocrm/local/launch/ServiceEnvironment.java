package com.xenocrm.local.launch;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.xenocrm.local.google.GoogleStandIn;
import com.xenocrm.local.mail.MailSandbox;
import com.xenocrm.local.mongo.MongoStandIn;
import com.xenocrm.local.rabbit.PrivateRabbit;
import com.xenocrm.local.secrets.Secrets;

/** Environment variables of the services: addresses and shared secrets. */
public final class ServiceEnvironment {

    private final SystemSettings settings;
    private final Map<String, String> secrets;

    public ServiceEnvironment(SystemSettings settings) {
        this.settings = settings;
        this.secrets = Secrets.keptIn(settings.work().resolve("secrets.properties"));
    }

    public String mongoUri() {
        return settings.given("MONGO_URI")
                .orElseGet(() -> MongoStandIn.uri(settings.ports().of(PortPlan.MONGO)));
    }

    public String rabbitUri() {
        return settings.given("RABBITMQ_URI")
                .orElseGet(() -> PrivateRabbit.uri(settings.ports().of(PortPlan.RABBIT)));
    }

    /** Returns the address of a service behind the gateway. */
    public URI url(Service service) {
        return URI.create("http://127.0.0.1:" + settings.ports().of(service));
    }

    /** Returns the address of the gateway as users see it. */
    public URI publicUrl() {
        return URI.create("http://localhost:" + settings.ports().of(Service.GATEWAY));
    }

    /** Returns the address of the Google stand-in; empty if the real Google is used. */
    public Optional<URI> googleStandIn() {
        return settings.given("GOOGLE_CLIENT_ID").isPresent()
                ? Optional.empty()
                : Optional.of(URI.create("http://localhost:" + settings.ports().of(PortPlan.GOOGLE)));
    }

    /** Returns the services that run. */
    public List<Service> services() {
        return List.of(Service.values());
    }

    /** Returns true if e-mails stay on this machine. */
    public boolean usesMailSandbox() {
        return settings.given("SMTP_URI").isEmpty();
    }

    /** Returns the variables of a process that listens on this port. */
    Map<String, String> of(int port) {
        Map<String, String> environment = new HashMap<>(secrets);
        // otherwise glibc keeps one memory arena for each core and thread
        environment.put("MALLOC_ARENA_MAX", "2");
        environment.put("CRM_LOCAL", "true");
        environment.put("FRONTEND_URL", publicUrl().toString());
        environment.put("PUBLIC_URL", publicUrl().toString());
        environment.put("GOOGLE_CALLBACK_URL", publicUrl() + "/auth/google/callback");
        googleStandIn().map(GoogleStandIn::environment).ifPresent(environment::putAll);
        if (usesMailSandbox()) {
            environment.put("SMTP_URI", MailSandbox.uri(settings.ports().of(PortPlan.SMTP)));
            environment.put(
                    "MAIL_SANDBOX_URL", "http://127.0.0.1:" + settings.ports().of(PortPlan.MAILBOX));
        }
        settings.environment()
                .keySet()
                .forEach(name -> settings.given(name).ifPresent(value -> environment.put(name, value)));
        environment.put("PORT", Integer.toString(port));
        environment.put("BIND_ADDRESS", "127.0.0.1");
        environment.put("MONGO_URI", mongoUri());
        environment.put("RABBITMQ_URI", rabbitUri());
        for (Service other : Service.values()) {
            environment.put(other.name() + "_URL", url(other).toString());
        }
        return environment;
    }

    /** Returns the variables for a start that only records a class archive; nothing listens on port 1. */
    Map<String, String> forRecording(int port) {
        Map<String, String> environment = of(port);
        environment.put("MONGO_URI", "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200");
        environment.put("RABBITMQ_URI", "amqp://127.0.0.1:1");
        return environment;
    }
}
