package com.xenocrm.runner.system;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import com.xenocrm.infra.GoogleStandIn;

/** What each service is told by its environment: where the others are, and the secrets that they share. */
record Wiring(SystemSettings settings, Needs needs, Map<String, String> secrets, String mongoUri, String rabbitUri) {

    /** Neither database nor broker: nothing listens on port 1. */
    static Wiring toNobody(SystemSettings settings, Needs needs, Map<String, String> secrets) {
        return new Wiring(
                settings, needs, secrets, "mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200", "amqp://127.0.0.1:1");
    }

    /** What the process is told that listens on this port. */
    Map<String, String> environmentAt(int port) {
        Map<String, String> environment = new HashMap<>(secrets);
        String publicUrl = "http://localhost:" + settings.ports().of(Service.GATEWAY);
        environment.putAll(Jvm.ENVIRONMENT);
        environment.put("CRM_LOCAL", "true");
        environment.put("FRONTEND_URL", publicUrl);
        environment.put("PUBLIC_URL", publicUrl);
        environment.put("GOOGLE_CALLBACK_URL", publicUrl + "/auth/google/callback");
        if (needs.google() == Needs.Means.STAND_IN) {
            environment.putAll(GoogleStandIn.environment(settings.ports().google()));
        }
        settings.environment()
                .keySet()
                .forEach(name -> settings.given(name).ifPresent(value -> environment.put(name, value)));
        environment.put("PORT", Integer.toString(port));
        environment.put("BIND_ADDRESS", "127.0.0.1");
        environment.put("MONGO_URI", mongoUri);
        environment.put("RABBITMQ_URI", rabbitUri);
        for (Service other : Service.values()) {
            environment.put(other.name() + "_URL", url(other).toString());
        }
        return environment;
    }

    URI url(Service service) {
        return URI.create("http://127.0.0.1:" + settings.ports().of(service));
    }
}
