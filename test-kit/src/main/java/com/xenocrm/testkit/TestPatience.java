package com.xenocrm.testkit;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/** Lets conditions that tests wait for take a minute, as they may on a busy machine; JUnit finds it as a service. */
public final class TestPatience implements TestExecutionListener {

    private static final Duration PATIENCE = Duration.ofMinutes(1);

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        Awaitility.setDefaultTimeout(PATIENCE);
    }
}
