/** Validation of settings at the start. */
@NullMarked
package com.xenocrm.kit.settings;

import org.jspecify.annotations.NullMarked;
