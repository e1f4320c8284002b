package com.xenocrm.kit.settings;

/** A component of a settings record has a value that it must not have. */
final class InvalidValueException extends RuntimeException {

    private final String component;
    private final String wanted;

    /** @param component as its property is written, in kebab case */
    InvalidValueException(String component, String wanted) {
        super(component + " " + wanted);
        this.component = component;
        this.wanted = wanted;
    }

    String component() {
        return component;
    }

    String wanted() {
        return wanted;
    }
}
