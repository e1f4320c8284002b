/** The Compose file, the settings it explains and the images it builds, held to the code. */
@NullMarked
package com.xenocrm.deployment.compose;

import org.jspecify.annotations.NullMarked;
