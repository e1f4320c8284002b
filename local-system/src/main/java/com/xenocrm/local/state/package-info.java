/** The file that describes the running system. */
@NullMarked
package com.xenocrm.local.state;

import org.jspecify.annotations.NullMarked;
