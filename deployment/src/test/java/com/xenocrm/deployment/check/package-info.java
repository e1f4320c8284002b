/** Checks of overlays, by themselves and against the code. */
@NullMarked
package com.xenocrm.deployment.check;

import org.jspecify.annotations.NullMarked;
