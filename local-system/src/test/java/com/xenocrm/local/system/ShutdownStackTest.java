package com.xenocrm.local.system;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class ShutdownStackTest {

    private final List<String> stopped = new ArrayList<>();
    private final ShutdownStack stack = new ShutdownStack();

    @Test
    void runsTheLastActionFirstAndEachOnce() {
        stack.add(() -> stopped.add("broker"));
        stack.add(() -> stopped.add("services"));

        stack.run();
        stack.run();

        assertThat(stopped).containsExactly("services", "broker");
    }

    @Test
    void runsTheRemainingActionsWhenOneFails() {
        stack.add(() -> stopped.add("broker"));
        stack.add(() -> {
            throw new IllegalStateException("stuck");
        });

        assertThatIllegalStateException().isThrownBy(stack::run);

        assertThat(stopped).containsExactly("broker");
    }

    @Test
    void runsAnActionAtOnceThatIsAddedTooLate() {
        stack.run();

        stack.add(() -> stopped.add("broker"));

        assertThat(stopped).containsExactly("broker");
    }
}
