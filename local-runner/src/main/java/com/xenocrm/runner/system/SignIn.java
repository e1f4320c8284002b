package com.xenocrm.runner.system;

import java.util.Optional;

import com.xenocrm.infra.GoogleStandIn;
import com.xenocrm.runner.terminal.Progress;

/** Google's sign-in: the real one when a client id was given, else the stand-in. */
final class SignIn {

    static final String NAME = "google";

    private SignIn() {}

    static Optional<Running> bringUp(
            SystemSettings settings, Needs.Means means, StandInProcess standIns, Progress progress) {
        if (means == Needs.Means.GIVEN) {
            progress.settled(NAME, "the real one, by GOOGLE_CLIENT_ID");
            return Optional.empty();
        }
        int port = settings.ports().google();
        progress.busy(NAME, "starting the stand-in");
        Part part = standIns.part(NAME, port);
        progress.settled(NAME, "ready; a stand-in that believes everybody");
        return Optional.of(new Running(
                part,
                GoogleStandIn.environment(port).getOrDefault("GOOGLE_ISSUER", ""),
                Running.notRestarted(NAME),
                () -> {}));
    }
}
