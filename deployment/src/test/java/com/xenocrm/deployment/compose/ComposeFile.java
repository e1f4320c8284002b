package com.xenocrm.deployment.compose;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;

import com.xenocrm.deployment.code.Project;

/** The file {@code docker-compose.yml} of the project. */
final class ComposeFile {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)");

    private static final Pattern DEFAULT = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*):-([^}]*)}");

    private final String text = Project.text("docker-compose.yml");
    private final Map<String, Object> content = new Yaml(manyAliases()).load(text);

    List<Container> containers() {
        return Container.asMap(content.get("services")).entrySet().stream()
                .map(service -> new Container(service.getKey(), Container.asMap(service.getValue())))
                .toList();
    }

    Container container(String name) {
        return containers().stream()
                .filter(container -> container.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no container " + name));
    }

    /** Returns the containers with images built by this project. */
    List<Container> ours() {
        return containers().stream().filter(Container::isBuiltHere).toList();
    }

    /** Returns the variables that users can set: those in values and those that are passed on. */
    Set<String> variables() {
        Set<String> variables = new TreeSet<>();
        Matcher filledIn = VARIABLE.matcher(text);
        while (filledIn.find()) {
            variables.add(filledIn.group(1));
        }
        containers()
                .forEach(container -> container.environment().forEach((name, value) -> {
                    if (value.isEmpty()) {
                        variables.add(name);
                    }
                }));
        return variables;
    }

    /** Returns the defaults of variables in values. */
    Map<String, String> defaults() {
        return DEFAULT.matcher(text)
                .results()
                .collect(Collectors.toMap(found -> found.group(1), found -> found.group(2), (first, _) -> first));
    }

    /** Returns the names of the declared volumes. */
    Set<String> volumes() {
        return Container.asMap(content.get("volumes")).keySet().stream().collect(Collectors.toSet());
    }

    private static LoaderOptions manyAliases() {
        LoaderOptions options = new LoaderOptions();
        options.setMaxAliasesForCollections(500);
        return options;
    }
}
