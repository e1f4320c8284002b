/** Validation of settings at startup. */
@NullMarked
package com.xenocrm.kit.settings;

import org.jspecify.annotations.NullMarked;
