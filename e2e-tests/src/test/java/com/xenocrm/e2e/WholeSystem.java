package com.xenocrm.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoDatabase;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

import com.xenocrm.client.CrmClient;
import com.xenocrm.e2e.replica.Replicas;
import com.xenocrm.local.launch.Service;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.system.LocalSystem;
import com.xenocrm.testkit.TestMongo;

/** JUnit extension that starts the whole system once for all tests, with replicas behind load balancers. */
public final class WholeSystem implements BeforeAllCallback, ParameterResolver, AutoCloseable {

    /** Order of the test that wants no other data, and restarts all services. */
    public static final int FIRST = 1;

    /** Order of tests that leave errors in the logs, behind all others. */
    public static final int CHAOS = Integer.MAX_VALUE - 1;

    /** Order of the test that ends the shared system. */
    public static final int END = Integer.MAX_VALUE;

    private static final String ADMIN = "admin@example.com";
    private static final String MARKETER = "marketer@example.com";

    /** Origin of Mini CRM's client. */
    static final String MINI_CRM = "http://mini.test:5174";

    private static final ExtensionContext.Namespace NAMESPACE = ExtensionContext.Namespace.create(WholeSystem.class);

    /** Share of traces so small that none is sampled by chance; tests choose sampled trace ids. */
    private static final String SHARE_OF_TRACES = "0.0001";

    private final SpanReceiver spans = SpanReceiver.start();
    private final VendorServer vendor = VendorServer.start();
    private Path work;
    private String database = "";
    private LocalSystem system;
    private Replicas services;

    /** Receives the spans of all services. */
    SpanReceiver spans() {
        return spans;
    }

    /** Returns the complete lines in the current log of a service. */
    String log(Service service) {
        return services.log(service);
    }

    /** Returns the address of the gateway. */
    public URI gateway() {
        return system.environment().publicUrl();
    }

    /** Kills, restarts and replaces services. */
    public Replicas services() {
        return services;
    }

    /** Returns the metrics of a service in the format of Prometheus. */
    public String metrics(Service service) {
        return actuator(service, "prometheus");
    }

    /** Returns the response of an actuator endpoint; the gateway requires an administrator. */
    public String actuator(Service service, String endpoint) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(system.environment().url(service).resolve("/actuator/" + endpoint));
        if (service == Service.GATEWAY) {
            request.header("Authorization", "Bearer " + admin().token());
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the URI of the database server. */
    public String mongoUri() {
        return system.environment().mongoUri();
    }

    /** Returns the name of the database. */
    public String database() {
        return database;
    }

    /** Returns the directory of logs and secrets. */
    public Path work() {
        return work;
    }

    /** Returns the address of the broker, for messages that bypass the gateway. */
    public String brokerUri() {
        return system.environment().rabbitUri();
    }

    /** Returns the address of the stand-in for Google. */
    URI google() {
        return system.environment().googleStandIn().orElseThrow();
    }

    /** Returns the names of the collections with a document that contains this text. */
    List<String> collectionsContaining(String text) {
        try (MongoClient client = MongoClients.create(mongoUri())) {
            MongoDatabase content = client.getDatabase(database);
            return content.listCollectionNames().into(new ArrayList<>()).stream()
                    .filter(name -> content.getCollection(name).find().into(new ArrayList<>()).stream()
                            .anyMatch(document -> document.toJson().contains(text)))
                    .toList();
        }
    }

    /** Kills the broker and starts it again. */
    public void restartBroker() {
        system.restartBroker();
    }

    /** Returns the client of the administrator, who signed in first. */
    public CrmClient admin() {
        return signIn(ADMIN);
    }

    /** Returns the client of a marketer. */
    public CrmClient marketer() {
        return signIn(MARKETER);
    }

    private CrmClient signIn(String email) {
        return CrmClient.signIn(gateway(), google(), email);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        shared(context);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == WholeSystem.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return shared(context);
    }

    @Override
    public void close() {
        services.close();
        system.close();
        spans.close();
        vendor.close();
    }

    private static WholeSystem shared(ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(WholeSystem.class, _ -> started(), WholeSystem.class);
    }

    private static WholeSystem started() {
        try {
            Path work = Files.createTempDirectory("crm-e2e");
            String database = TestMongo.newDatabase("crm_e2e");
            WholeSystem whole = new WholeSystem();
            whole.work = work;
            whole.database = database;
            SystemSettings settings = SystemSettings.isolated(work, database, whole.environment());
            whole.system = new LocalSystem(settings, _ -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(whole.system::close));
            whole.system.startInfrastructure();
            whole.services = Replicas.started(whole.system.services(), settings.ports());
            whole.admin();
            return whole;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the environment: short retry delays, a short wait for the mail server, a vendor, structured logs and few traces. */
    private Map<String, String> environment() {
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.remove("RABBITMQ_URI");
        environment.put("LOG_FORMAT", "ecs");
        environment.put("RETRY_DELAY", "250ms");
        environment.put("SMTP_TIMEOUT", "3s");
        environment.put("VENDOR_URL", vendor.endpoint().toString());
        environment.put("VENDOR_PRIVATE_NETWORK", "true");
        environment.put("MINI_CRM_ORIGINS", MINI_CRM);
        environment.put("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", spans.endpoint().toString());
        environment.put("OTEL_TRACES_SAMPLER_ARG", SHARE_OF_TRACES);
        return environment;
    }
}
