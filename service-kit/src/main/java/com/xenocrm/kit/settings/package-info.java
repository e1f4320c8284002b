/** Settings that a service cannot start with. */
@NullMarked
package com.xenocrm.kit.settings;

import org.jspecify.annotations.NullMarked;
