package com.xenocrm.demo;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import com.xenocrm.client.CrmClient;
import com.xenocrm.client.CrmException;
import com.xenocrm.local.console.CommandFailure;
import com.xenocrm.local.launch.ServiceProcess;
import com.xenocrm.local.launch.SystemSettings;
import com.xenocrm.local.state.Component;
import com.xenocrm.local.state.RunState;

/** Program of {@code ./crm demo, import} and {@code token}; the script has checked the arguments. */
public final class DemoCommand {

    private static final String USER = "demo@example.com";

    private DemoCommand() {}

    public static void main(String[] arguments) {
        CommandFailure.exitAfter(() -> {
            try {
                run(List.of(arguments));
            } catch (CrmException e) {
                throw new CommandFailure(String.valueOf(e.getMessage()));
            }
        });
    }

    private static void run(List<String> arguments) {
        Map<String, String> options = arguments.stream()
                .filter(word -> word.startsWith("--"))
                .map(word -> word.substring(2).split("=", 2))
                .collect(Collectors.toMap(option -> option[0], option -> option.length > 1 ? option[1] : ""));
        Optional<String> name = arguments.stream()
                .skip(1)
                .filter(word -> !word.startsWith("--"))
                .findFirst();
        switch (arguments.getFirst()) {
            case "demo" -> new DemoScenario(signIn(USER), data(options), mailbox(options), killer(options)).run();
            case "token" -> System.out.println(signIn(name.orElse(USER)).token());
            case "import" -> {
                Path caller = Path.of(System.getProperty("crm.directory", ""));
                FileImport.run(() -> signIn(USER), caller.resolve(name.orElseThrow()), parameters(options), caller);
            }
            default -> throw CommandFailure.usage("Unknown command: " + arguments.getFirst());
        }
    }

    private static CdnowData data(Map<String, String> options) {
        CdnowData data = CdnowData.load();
        if (!options.containsKey("keep-dates")) {
            data = data.withLastPurchaseOn(LocalDate.now(ZoneOffset.UTC).minusDays(1));
        }
        String slice = options.get("slice");
        return slice == null ? data : data.firstCustomers(Integer.parseInt(slice));
    }

    /** Returns the mail sandbox if the campaign is to go out by e-mail. */
    private static Optional<SandboxMailbox> mailbox(Map<String, String> options) {
        if (!options.containsKey("channel")) {
            return Optional.empty();
        }
        String elsewhere = System.getenv("MAILBOX_URL");
        return Optional.of(
                elsewhere != null
                        ? new SandboxMailbox(URI.create(elsewhere))
                        : RunState.read(SystemSettings.stateDirectory(SystemSettings.findProject())).stream()
                                .flatMap(state -> state.components().stream())
                                .filter(component -> component.name().equals(Component.MAILBOX))
                                .map(component -> URI.create("http://127.0.0.1:" + component.port()))
                                .map(SandboxMailbox::new)
                                .findFirst()
                                .orElseThrow(() -> new CommandFailure("There is no mail sandbox, so the demo would"
                                        + " write to real people: ./crm up without SMTP_URI")));
    }

    /** Returns what kills services of the system that {@code ./crm up} keeps running, and starts again. */
    private static Optional<ServiceKiller> killer(Map<String, String> options) {
        if (!options.containsKey("chaos")) {
            return Optional.empty();
        }
        if (options.containsKey("channel") || System.getenv("CRM_URL") != null) {
            throw CommandFailure.usage("--chaos is for the simulated channel and for the system of ./crm up");
        }
        Path work = SystemSettings.stateDirectory(SystemSettings.findProject());
        return Optional.of(new ServiceKiller(
                () -> RunState.read(work).map(RunState::components).orElse(List.of()),
                ServiceProcess::isReady,
                RandomGenerator.getDefault(),
                Clock.systemUTC()));
    }

    /** Signs in at the system named by {@code CRM_URL}, or at the one that {@code ./crm up} keeps running. */
    private static CrmClient signIn(String email) {
        String elsewhere = System.getenv("CRM_URL");
        if (elsewhere != null) {
            String google = System.getenv().getOrDefault("GOOGLE_STAND_IN_URL", "http://localhost:8090");
            return CrmClient.signIn(URI.create(elsewhere), URI.create(google), email);
        }
        RunState state = RunState.read(SystemSettings.stateDirectory(SystemSettings.findProject()))
                .filter(running ->
                        running.ready() && running.supervisor().find().isPresent())
                .orElseThrow(() -> new CommandFailure("Xeno CRM is not running: run ./crm up first"));
        if (state.googleStandIn().isEmpty()) {
            throw new CommandFailure("GOOGLE_CLIENT_ID is set, so this command cannot sign in:"
                    + " sign in with the browser at " + state.url() + "/auth/google");
        }
        return CrmClient.signIn(URI.create(state.url()), URI.create(state.googleStandIn()), email);
    }

    /** Returns the options under the names of the route's parameters. */
    private static Map<String, String> parameters(Map<String, String> options) {
        return options.entrySet().stream()
                .collect(Collectors.toMap(option -> option.getKey().replace('-', '_'), Map.Entry::getValue));
    }
}
