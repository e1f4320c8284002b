package com.xenocrm.kit.settings;

/** Thrown when a component of a settings record is invalid. */
final class InvalidValueException extends RuntimeException {

    private final String component;
    private final String wanted;

    /** Creates the exception.
     * @param component name of the component's property, in kebab case
     */
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
