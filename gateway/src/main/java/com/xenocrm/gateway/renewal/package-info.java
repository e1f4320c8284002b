/** Sessions of browsers that are in use go on. */
@NullMarked
package com.xenocrm.gateway.renewal;

import org.jspecify.annotations.NullMarked;
