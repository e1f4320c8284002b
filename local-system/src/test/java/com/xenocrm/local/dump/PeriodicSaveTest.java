package com.xenocrm.local.dump;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PeriodicSaveTest {

    private final AtomicLong changes = new AtomicLong();
    private final AtomicInteger saves = new AtomicInteger();
    private final List<String> problems = new ArrayList<>();

    @Test
    void savesAtTheEndWhatHasChanged() {
        PeriodicSave changed = new PeriodicSave(saves::incrementAndGet, changes::get, problems::add);
        changes.incrementAndGet();

        changed.close();
        new PeriodicSave(saves::incrementAndGet, changes::get, problems::add).close();

        assertThat(saves).hasValue(1);
        assertThat(changed.isComplete()).isTrue();
    }

    @Test
    void reportsASaveThatFails() {
        Runnable failing = () -> {
            throw new IllegalStateException("No space left on device");
        };
        PeriodicSave save = new PeriodicSave(failing, changes::get, problems::add);
        changes.incrementAndGet();

        save.close();

        assertThat(problems).containsExactly("the data cannot be saved: No space left on device");
        assertThat(save.isComplete()).isFalse();
    }
}
