package com.xenocrm.local.system;

import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.dump.DumpDirectory;
import com.xenocrm.local.google.GoogleStandIn;
import com.xenocrm.local.launch.PortPlan;
import com.xenocrm.local.launch.ServiceEnvironment;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.mail.MailSandbox;
import com.xenocrm.local.mongo.MongoStandIn;
import com.xenocrm.local.process.Directories;
import com.xenocrm.local.process.LogFile;
import com.xenocrm.local.process.ProcessRecord;
import com.xenocrm.local.rabbit.PrivateRabbit;
import com.xenocrm.local.state.Component;

/** Broker and stand-ins that services need. Those that environment variables name are used instead of started ones. */
final class Infrastructure {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    private final SystemSettings settings;
    private final ServiceEnvironment environment;
    private final ComponentRegistry components;
    private final ShutdownStack shutdown;
    private final Consumer<String> progress;
    private final DumpDirectory data;
    private @Nullable PrivateRabbit broker;

    Infrastructure(
            SystemSettings settings,
            ServiceEnvironment environment,
            ComponentRegistry components,
            ShutdownStack shutdown,
            Consumer<String> progress) {
        this.settings = settings;
        this.environment = environment;
        this.components = components;
        this.shutdown = shutdown;
        this.progress = progress;
        this.data = new DumpDirectory(settings.data());
    }

    /** Deletes the messages of an earlier run if they belong to data that was never saved. */
    void prepare() {
        if (settings.given("MONGO_URI").isEmpty() && data.savedAt().isEmpty()) {
            PrivateRabbit.endOrphan(rabbitDirectory());
            Directories.delete(rabbitDirectory());
        }
    }

    /** Returns the starts of all parts; they can run at the same time. */
    Stream<Runnable> starts() {
        return Stream.of(this::startBroker, this::startMongo, this::startGoogle, this::startMailSandbox);
    }

    /** Kills the private broker, as in a power failure, and restarts it with the same data. */
    void restartBroker() {
        PrivateRabbit running = Optional.ofNullable(broker).orElseThrow();
        running.killAndRestart();
        addBroker(running);
    }

    /** Returns the failure to report if the private broker has exited. */
    Optional<CommandFailure> brokerExit() {
        LogFile log = new LogFile(rabbitDirectory().resolve("log/broker.log"));
        return components.all().stream()
                .filter(component -> component.name().equals(Component.RABBIT) && component.hasEnded())
                .findFirst()
                .map(_ -> new CommandFailure("RabbitMQ has exited unexpectedly. " + log.summary()));
    }

    private void startBroker() {
        if (isGiven(Component.RABBIT, "RABBITMQ_URI")) {
            return;
        }
        int port = settings.ports().requireFree(PortPlan.RABBIT);
        PrivateRabbit started = PrivateRabbit.start(settings.rabbitDownloads(), rabbitDirectory(), port, progress);
        shutdown.add(started::close);
        broker = started;
        addBroker(started);
        progress.accept("rabbitmq: ready");
    }

    private void startMongo() {
        if (!isGiven(Component.MONGO, "MONGO_URI")) {
            int port = settings.ports().requireFree(PortPlan.MONGO);
            shutdown.add((settings.isStandard() ? startKeepingData(port) : MongoStandIn.start(port))::close);
            components.add(Component.MONGO, port, Optional.of(ComponentRegistry.THIS_PROCESS));
            progress.accept("mongodb: ready; a stand-in that keeps its data in memory"
                    + (settings.isStandard() ? " and saves it every minute" : ""));
        }
    }

    private MongoStandIn startKeepingData(int port) {
        boolean crashed = data.acquire();
        String since = data.savedAt().map(TIME::format).orElse(null);
        if (since != null) {
            progress.accept("mongodb: loading the data of " + since);
        }
        if (crashed) {
            progress.accept("mongodb: the last run did not end in order; "
                    + (since == null
                            ? "it saved nothing"
                            : "its changes after that are lost, except what the broker holds"));
        }
        return MongoStandIn.start(port, data, problem -> progress.accept("mongodb: " + problem));
    }

    private void startGoogle() {
        if (environment.googleStandIn().isPresent()) {
            int port = settings.ports().requireFree(PortPlan.GOOGLE);
            shutdown.add(GoogleStandIn.start(port)::close);
            components.add(Component.GOOGLE, port, Optional.of(ComponentRegistry.THIS_PROCESS));
            progress.accept("google: ready; a stand-in that accepts any address");
        }
    }

    private void startMailSandbox() {
        if (environment.usesMailSandbox()) {
            int smtp = settings.ports().requireFree(PortPlan.SMTP);
            int mailbox = settings.ports().requireFree(PortPlan.MAILBOX);
            Path directory = settings.mail();
            shutdown.add(MailSandbox.start(smtp, mailbox, directory)::close);
            components.add(Component.MAILBOX, mailbox, Optional.of(ComponentRegistry.THIS_PROCESS));
            progress.accept("mail-sandbox: ready; keeps every e-mail in " + directory + " and delivers none");
        } else {
            progress.accept("mail: goes out by SMTP_URI");
        }
    }

    private boolean isGiven(String name, String setting) {
        Optional<GivenAddress> given = settings.given(setting).map(GivenAddress::of);
        given.ifPresent(address -> {
            address.requireAnswer(setting);
            components.add(name, address.port(), Optional.empty());
            progress.accept(name + ": given by " + setting);
        });
        return given.isPresent();
    }

    private void addBroker(PrivateRabbit started) {
        components.add(Component.RABBIT, started.port(), ProcessRecord.of(started.pid(), ""));
    }

    private Path rabbitDirectory() {
        return settings.work().resolve(Component.RABBIT);
    }
}
