package com.xenocrm.runner.system;

import com.xenocrm.infra.DockerContainers;
import com.xenocrm.infra.PrivateRabbit;
import com.xenocrm.runner.process.Ports;

/** What has to be started here because it was not given, and by what means. */
record Needs(Means rabbit, Means mongo, Means google) {

    enum Means {
        GIVEN,
        INSTALLED,
        DOCKER,
        PACKAGE,
        STAND_IN
    }

    static Needs of(SystemSettings settings) {
        boolean givenRabbit = settings.given("RABBITMQ_URI").isPresent();
        boolean givenMongo = settings.given("MONGO_URI").isPresent();
        boolean installedRabbit = PrivateRabbit.isInstalled();
        boolean docker = !(givenMongo && (givenRabbit || installedRabbit)) && DockerContainers.isAvailable();
        Means otherRabbit = docker ? Means.DOCKER : Means.PACKAGE;
        Means ownRabbit = installedRabbit ? Means.INSTALLED : otherRabbit;
        Means ownMongo = docker ? Means.DOCKER : Means.STAND_IN;
        return new Needs(
                givenRabbit ? Means.GIVEN : ownRabbit,
                givenMongo ? Means.GIVEN : ownMongo,
                settings.given("GOOGLE_CLIENT_ID").isPresent() ? Means.GIVEN : Means.STAND_IN);
    }

    /** Fails, naming the setting to change, before anything is started. */
    void requireFreePorts(PortPlan ports) {
        ports.requireFreeServicePorts();
        requireFree(rabbit, Broker.NAME, ports.rabbit(), PortPlan.RABBIT_SETTING);
        requireFree(mongo, Database.NAME, ports.mongo(), PortPlan.MONGO_SETTING);
        requireFree(google, SignIn.NAME, ports.google(), PortPlan.GOOGLE_SETTING);
    }

    private static void requireFree(Means means, String name, int port, String setting) {
        if (means != Means.GIVEN) {
            PortPlan.requireFree(name, port, setting, Ports::isFree);
        }
    }
}
