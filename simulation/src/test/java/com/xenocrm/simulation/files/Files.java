package com.xenocrm.simulation.files;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import com.xenocrm.ingestion.imports.SimulatedImports;
import com.xenocrm.simulation.history.Violation;
import com.xenocrm.simulation.shop.Shoppers;
import com.xenocrm.simulation.world.Requests;
import com.xenocrm.simulation.world.World;

/** Files that a shop sends, and what it was answered. */
final class Files {

    private final World world;
    private final FilePlan plan;
    private final Shoppers shop;
    private final Requests<SimulatedImports> requests;
    private final Map<String, Contents> contents = new LinkedHashMap<>();
    private final Map<String, String> answered = new HashMap<>();
    private final Set<String> cancelled = new HashSet<>();

    Files(World world, FilePlan plan, Shoppers shop, Requests<SimulatedImports> requests) {
        this.world = world;
        this.plan = plan;
        this.shop = shop;
        this.requests = requests;
    }

    /** Does the action when its time has come. */
    void plan(FileAction action) {
        world.loop().after(action.at() - world.loop().now(), () -> act(action));
    }

    private void act(FileAction action) {
        switch (action.kind()) {
            case UPLOAD -> requests.send(action.toString(), () -> {}, api -> upload(action.file(), api));
            case CANCEL ->
                imports(action.file()).forEach(id -> {
                    cancelled.add(id);
                    requests.send("cancel import " + id, () -> {}, api -> api.cancel(id));
                });
        }
    }

    private void upload(int number, SimulatedImports api) {
        PlannedFile file = plan.files().get(number);
        String name = "f" + number + (file.isKeyed() ? "" : "x" + contents.size());
        Contents sent = contents.computeIfAbsent(
                name, _ -> Contents.of(name, file, shop, !plan.shop().clearsTags()));
        String id = api.receive(
                new ArrivingBody(sent, world.effects()), sent.parameters(), file.isKeyed() ? "key" : null, name);
        world.history().add(() -> "accepted file " + name + " as import " + id);
        String before = answered.putIfAbsent(name, id);
        if (before != null && !before.equals(id)) {
            world.broken(new Violation("one import for a key", name + " is import " + before + " and " + id));
        }
    }

    private List<String> imports(int number) {
        List<String> ids = new ArrayList<>();
        world.database().all("imports").forEach(each -> {
            String name = (String) each.get("created_by");
            if (name.equals("f" + number) || name.startsWith("f" + number + "x")) {
                ids.add((String) each.get("_id"));
            }
        });
        return ids;
    }

    /** Returns the content that was sent under this name. */
    @Nullable
    Contents contents(String name) {
        return contents.get(name);
    }

    /** Returns the content with this trace; null if no file has it. */
    @Nullable
    Contents withTrace(String trace) {
        String[] parts = trace.split("_", -1);
        return parts.length == 3 ? contents.get(parts[1]) : null;
    }

    boolean isAnswered(String id) {
        return answered.containsValue(id);
    }

    /** Tells whether somebody asked to cancel the import. */
    boolean isCancelled(String id) {
        return cancelled.contains(id);
    }
}
