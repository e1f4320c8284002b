package com.xenocrm.runner;

import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;

import com.xenocrm.infra.GoogleStandIn;
import com.xenocrm.runner.client.CrmClient;
import com.xenocrm.runner.client.CrmRefusal;
import com.xenocrm.runner.client.CrmUnavailable;
import com.xenocrm.runner.client.StandInSignIn;
import com.xenocrm.runner.demo.Demo;
import com.xenocrm.runner.demo.DemoOptions;
import com.xenocrm.runner.imports.FileImport;
import com.xenocrm.runner.secrets.Secrets;
import com.xenocrm.runner.system.RunningSystem;
import com.xenocrm.runner.system.SystemSettings;
import com.xenocrm.runner.terminal.Failure;
import com.xenocrm.runner.terminal.Terminal;
import com.xenocrm.runner.up.DetachedUp;
import com.xenocrm.runner.up.Down;
import com.xenocrm.runner.up.Logs;
import com.xenocrm.runner.up.Status;
import com.xenocrm.runner.up.Up;
import com.xenocrm.runner.verify.TestRun;

/** What the {@code crm} script starts: one command each time. */
public final class Crm {

    private static final String SOMEBODY = "demo@example.com";

    private final Terminal terminal;
    private final Path project;
    private final Map<String, String> environment;

    private Crm(Terminal terminal, Path project, Map<String, String> environment) {
        this.terminal = terminal;
        this.project = project;
        this.environment = environment;
    }

    public static void main(String[] words) {
        int exitCode;
        try {
            Arguments arguments = Arguments.parse(words);
            exitCode = new Crm(Terminal.standard(), SystemSettings.findProject(), System.getenv()).run(arguments);
        } catch (Failure failure) {
            System.err.println(failure.getMessage());
            exitCode = failure.exitCode();
        } catch (CrmRefusal | CrmUnavailable failure) {
            System.err.println(failure.getMessage());
            exitCode = 1;
        }
        System.exit(exitCode);
    }

    private int run(Arguments arguments) {
        Path work = SystemSettings.stateDirectory(project);
        switch (arguments.command()) {
            case "up" -> {
                return up(arguments);
            }
            case "down" -> new Down(terminal, work).run();
            case "status" -> new Status(terminal, work).run();
            case "logs" -> new Logs(terminal, work).run(arguments.name(), arguments.has("-f"));
            case "demo" -> demo(arguments);
            case "import" -> importFile(arguments);
            case "secrets" -> new TreeMap<>(Secrets.fresh()).forEach((name, value) -> terminal.say(name + "=" + value));
            case "token" ->
                terminal.say(signIn(arguments.name().orElse(SOMEBODY)).token());
            default -> {
                return new TestRun(terminal, project, environment).run();
            }
        }
        return 0;
    }

    private int up(Arguments arguments) {
        SystemSettings settings = SystemSettings.usual(project, environment);
        if (arguments.has("-d") || arguments.has("--detach")) {
            return new DetachedUp(terminal, settings, Crm.class).run();
        }
        new Up(terminal, settings).run(arguments.has("--in-background"));
        return 0;
    }

    private void demo(Arguments arguments) {
        CrmClient crm = signIn(SOMEBODY);
        DemoOptions options = new DemoOptions(arguments.has("--keep-dates"), arguments.slice());
        new Demo(terminal, crm, Demo.data(options, LocalDate.now(ZoneOffset.UTC))).run();
    }

    private void importFile(Arguments arguments) {
        Path caller = Path.of(System.getProperty("crm.directory", ""));
        Path file = caller.resolve(arguments.name().orElseThrow());
        new FileImport(terminal, () -> signIn(SOMEBODY)).run(file, arguments.options(), caller);
    }

    private CrmClient signIn(String email) {
        String elsewhere = environment.get("CRM_URL");
        if (elsewhere != null) {
            URI google = URI.create(environment.getOrDefault("GOOGLE_STAND_IN_URL", "http://localhost:8090"));
            String idToken = new StandInSignIn(GoogleStandIn.environment(google)).idToken(email);
            return CrmClient.signIn(URI.create(elsewhere), idToken);
        }
        RunningSystem system = RunningSystem.read(SystemSettings.stateDirectory(project))
                .filter(running -> running.ready() && running.isSupervised())
                .orElseThrow(() -> new Failure("Xeno CRM is not up: ./crm up first"));
        Map<String, String> google = system.googlePort()
                .map(GoogleStandIn::environment)
                .orElseThrow(() -> new Failure("GOOGLE_CLIENT_ID is set, so there is no stand-in to sign in with:"
                        + " sign in by the browser at " + system.url() + "/auth/google"));
        return CrmClient.signIn(URI.create(system.url()), new StandInSignIn(google).idToken(email));
    }
}
