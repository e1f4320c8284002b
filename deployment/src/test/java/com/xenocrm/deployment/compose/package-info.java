/** Tests of the Compose file, its settings and images against the code. */
@NullMarked
package com.xenocrm.deployment.compose;

import org.jspecify.annotations.NullMarked;
