package com.xenocrm.runner.system;

import com.xenocrm.infra.DockerContainers;
import com.xenocrm.runner.terminal.Progress;

/** MongoDB: the one that was given, else one by Docker, else the stand-in. */
final class Database {

    static final String NAME = "mongodb";
    private static final String SETTING = "MONGO_URI";

    private Database() {}

    static Running bringUp(SystemSettings settings, Needs.Means means, StandInProcess standIns, Progress progress) {
        return switch (means) {
            case GIVEN -> Running.given(NAME, SETTING, settings.given(SETTING).orElseThrow(), progress);
            case DOCKER -> {
                progress.busy(NAME, "starting by Docker");
                yield Running.container(
                        NAME, DockerContainers.startMongo(settings.ports().mongo()), progress);
            }
            case INSTALLED, PACKAGE, STAND_IN -> {
                int port = settings.ports().mongo();
                progress.busy(NAME, "starting the stand-in");
                Part part = standIns.part(NAME, port);
                progress.settled(NAME, "ready; a stand-in that keeps its data in memory only");
                yield new Running(part, "mongodb://127.0.0.1:" + port, Running.notRestarted(NAME), () -> {});
            }
        };
    }
}
