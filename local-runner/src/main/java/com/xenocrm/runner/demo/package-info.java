/** The main job on the CDNOW purchases. */
@NullMarked
package com.xenocrm.runner.demo;

import org.jspecify.annotations.NullMarked;
