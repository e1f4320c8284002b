package com.xenocrm.runner.system;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class EndingsTest {

    private final List<String> ended = new ArrayList<>();
    private final Endings endings = new Endings();

    @Test
    void endsTheLastFirstAndEachOnce() {
        endings.closing("broker", ended::add);
        endings.closing("services", ended::add);

        endings.run();
        endings.run();

        assertThat(ended).containsExactly("services", "broker");
    }

    @Test
    void endsTheRestEvenWhenOneCannotBeEnded() {
        endings.closing("broker", ended::add);
        endings.add(() -> {
            throw new IllegalStateException("stuck");
        });

        assertThatIllegalStateException().isThrownBy(endings::run);

        assertThat(ended).containsExactly("broker");
    }

    @Test
    void endsAtOnceWhatComesTooLate() {
        endings.run();

        endings.closing("broker", ended::add);

        assertThat(ended).containsExactly("broker");
    }
}
